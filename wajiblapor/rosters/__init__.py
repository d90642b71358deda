"""The roster: its columns and rules, reading a company's file, checking it, and giving it back.

Pure of the database: what depends on a day or a place (codes, minimum wage, limits) comes in a `RuleSet`.
"""

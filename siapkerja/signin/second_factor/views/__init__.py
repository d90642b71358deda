"""The page "Masuk dan keamanan" and what hangs on it."""

"""What a report says about keeping the rules: each norm compares answers and roster with a dated threshold."""

"""The two years of Robin Example, an invented leader: every row that the example client is made of."""

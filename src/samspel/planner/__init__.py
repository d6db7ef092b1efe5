"""The road to a decision: who does what, from initiative to follow-up."""

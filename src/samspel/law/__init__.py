"""What the law books and the language of public administration say: acts, citations, titles."""

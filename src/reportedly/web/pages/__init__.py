"""The pages, one module a page; each also as .json and .csv where it is a list."""

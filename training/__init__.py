"""Train, measure and export the reader model; never imported by the product."""

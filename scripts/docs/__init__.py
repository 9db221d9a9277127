"""The pages of `docs/generated/`: made from the code that they describe, never written by hand."""

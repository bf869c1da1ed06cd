"""The pages: each view asks the store, applies the reader's rights and renders one template."""

"""The chat in the browser. Importing this package loads neither the toolkit nor the model."""

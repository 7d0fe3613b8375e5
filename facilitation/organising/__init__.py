"""What the pages of organisers and residents can do, on top of the stores and the writer."""

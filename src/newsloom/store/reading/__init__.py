"""What the pages read: plain functions over the tables, answering with frozen values, a few queries a page."""

"""Site rules: one small declarative file per publisher, where the general way of reading a page fails."""

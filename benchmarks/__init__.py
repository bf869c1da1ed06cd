"""Every stage command scored on the evaluation corpora, what others usually do beside us in the same run."""

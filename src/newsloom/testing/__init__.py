"""Public fakes of everything that touches the world, for tests of the pipeline and of plug-ins."""

"""The twelve sections as choices of a column."""

from newsloom.model.reading import Section

SECTION_CHOICES = [(section.value, section.value) for section in Section]

"""The sample newswire: an invented world of publishers and agencies, served over loopback for `newsloom demo` and tests."""

from newsloom.sample.edition import SampleArticle
from newsloom.sample.newswire import SampleNewswire
from newsloom.sample.publishers import PUBLISHERS, Publisher

__all__ = ["PUBLISHERS", "Publisher", "SampleArticle", "SampleNewswire"]

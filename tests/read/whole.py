"""What must hold of every article that is read, whatever the input was."""

from extractor.core.types import Article


def assert_whole(article: Article) -> None:
    """Blocks cover every character but the space between them, in order, never overlapping; nothing in it that cannot be written."""
    position = 0
    for block in article.blocks:
        assert position <= block.start < block.end <= len(article.text)
        assert not article.text[position : block.start].strip()
        content = article.text[block.start : block.end]
        assert content == content.strip()
        position = block.end
    assert not article.text[position:].strip()
    for words in (article.text, article.title or "", article.author or "", article.site or "", article.id, article.url or ""):
        words.encode("utf-8")
    assert article.id

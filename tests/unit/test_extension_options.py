"""An option that the extension does not have is named, with the nearest one that it has."""

import pytest
from markdown import Markdown


@pytest.mark.parametrize(
    ("option", "said"),
    [
        pytest.param("bibliografy", "bibliography", id="misspelt"),
        pytest.param("zzz", "known are bibliography, style", id="like no other"),
    ],
)
def test_an_unknown_option_is_named(option: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"no option `{option}`.*{said}"):
        Markdown(extensions=["footcite"], extension_configs={"footcite": {option: "x"}})

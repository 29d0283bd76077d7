"""Vietnamese syllables: whether a word can be Vietnamese at all, which tells a right reading from a garbled one."""

import re
import unicodedata
from functools import lru_cache

_ONSETS = "b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot "
    "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh "
    "uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu "
    "ươc ươi ươm ươn ương ươp ươt ươu y yên yêt yêu yêm yêng ênh êng"
)
_SYLLABLE = re.compile(rf"(?:{_ONSETS})?(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})|gi[nmp]?|quôc")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORD = re.compile(r"[^\W\d_]+")
_LOST_BEFORE = re.compile("[ơờởỡớợƠỜỞỠỚỢ]")


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether a word is built as Vietnamese builds its syllables, with at most one tone."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = sum(letter in _TONES for letter in decomposed)
    bare = unicodedata.normalize("NFC", "".join(letter for letter in decomposed if letter not in _TONES))
    return tones <= 1 and _SYLLABLE.fullmatch(bare) is not None


def marked_words(text: str) -> list[str]:
    """The words with a letter outside ASCII: only those tell one reading from another."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def plausible_share(text: str) -> tuple[int, int]:
    """(marked words that are syllables, all marked words) of a text."""
    words = marked_words(text)
    return sum(is_syllable(word) for word in words), len(words)


def with_lost_horn(word: str) -> str:
    """A word that lost its ư («Trờng», «Hng») with the letter put back; empty unless exactly one place gives sense.

    Words that are Vietnamese as they stand («ngời») and short or capital ones (km, BĐBP) are left alone.
    """
    if len(word) < 3 or is_syllable(word) or (word.isupper() and len(word) > 1):
        return ""
    if not _LOST_BEFORE.search(word) and any(
        letter in "aeiouy" for letter in unicodedata.normalize("NFD", word.lower())
    ):
        return ""
    tried = {f"{word[:place]}ư{word[place:]}" for place in range(1, len(word))}
    fitting = [candidate for candidate in tried if is_syllable(candidate)]
    return fitting[0] if len(fitting) == 1 else ""

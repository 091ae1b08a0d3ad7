"""Every kind of odd and hostile file."""

from tests.hostile.beside import BESIDE
from tests.hostile.damaged import DAMAGED
from tests.hostile.excessive import EXCESSIVE
from tests.hostile.harmful import HARMFUL
from tests.hostile.strangers import STRANGERS

HOSTILE = (*STRANGERS, *DAMAGED, *HARMFUL, *EXCESSIVE, *BESIDE)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import test_boards, test_engine
from .assessment import *
from .ballot import *
from .campaign import *
from .catalogue import *
from .certificate import *
from .conflict import *
from .core import *
from .council import *
from .dashboard import *
from .decision import *
from .demo import *
from .dossier import *
from .eligibility import *
from .equity import *
from .exemplar import *
from .honour import *
from .hr import *
from .inspection import *
from .install import *
from .nomination import *
from .paper import *
from .press import *
from .profile import *
from .proposal import *
from .quota import *
from .reports import *
from .review import *
from .review_figures import *
from .retention import *
from .route import *
from .screening import *
from .secrecy import *
from .tours import *
from .waiting import *
from .workbook import *
from .year import *

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from .core import *
from .catalogue import *
from .campaign import *
from .profile import *
from .nomination import *
from .decision import *
from .hr import *
from .reports import *
from .tours import *
from . import test_engine

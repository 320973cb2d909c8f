"""What tests and the programs behind `make` share.

They try the site as it is set up here, not as the shell they are called from sets up a copy of its own.
"""

import os

for name in [name for name in os.environ if name.upper().startswith("CAMAU_")]:
    del os.environ[name]

"""How style sheets and scripts are stored for visitors."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Packed files under names that tell their contents, in imports between scripts as well.

    A browser runs a module once for each of its addresses: one that a page names by its hash and
    another script without it would run twice, and what listens in it would do everything twice.
    """

    support_js_module_import_aggregation = True

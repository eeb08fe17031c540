/* What the pages carry with them, compiled into the program out of src/serve/assets. */
#ifndef RSM_SERVE_ASSETS_H
#define RSM_SERVE_ASSETS_H

extern const char serve_asset_style[];    /* style.css */
extern const char serve_asset_outlines[]; /* outlines.tsv: see gazetteer/outlines.py */
extern const char serve_asset_openapi[];  /* openapi.json */

#endif

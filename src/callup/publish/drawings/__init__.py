"""Pictures as SVG text: what a brief, an assessment or a projection shows. In: records. Out: SVG that stands alone and prints."""

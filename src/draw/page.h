/* What a page of HTML is made of beside its picture: src/draw/page and d3-zoom, embedded by embed.cmake. */
#ifndef TW_DRAW_PAGE_H
#define TW_DRAW_PAGE_H

#include <stddef.h>

/** UTF-8, NUL at the end, which the sizes do not count. */
extern const unsigned char tw_page_script[], tw_page_style[];
extern const size_t tw_page_script_size, tw_page_style_size;

#endif

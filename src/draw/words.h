/* The words that pictures add to what a graph says: closed-class words of captions, and names of months. All English
 * of this module stands here. */
#ifndef TW_DRAW_WORDS_H
#define TW_DRAW_WORDS_H

#define WORD_EVENT        "Event"
#define WORD_FACT         "Fact"
#define WORD_IN           "in"
#define WORD_FROM         "from"
#define WORD_UNTIL        "until"
#define WORD_ACCORDING_TO "according to"
#define WORD_IS           " is"
#define WORD_OF           " of "
#define WORD_MORE         "more"
#define WORD_SOURCE       "Source"
#define WORD_GRAPH        "Knowledge graph"
#define WORD_EMPTY        "The graph holds nothing to draw"
#define WORD_FILTERED     "Nothing in the graph fits the filters"
#define WORD_ENTITIES     "entities"
#define WORD_EVENTS       "events"
#define WORD_RELATIONS    "relations"
#define WORD_NOT_SHOWN    "not shown"

/** In the order of TwReality; the first is never shown. */
static const char *const words_reality[] = {"", "happened", "ongoing", "planned", "possible", "requested", "denied"};

static const char *const words_months[] = {"January", "February", "March",     "April",   "May",      "June",
                                           "July",    "August",   "September", "October", "November", "December"};
/** As newspapers shorten them. */
static const char *const words_months_short[] = {"Jan",  "Feb", "March", "April", "May", "June",
                                                 "July", "Aug", "Sept",  "Oct",   "Nov", "Dec"};

#endif

#include "draw/style.h"

const TwColours tw_colours[TW_NODE_KINDS] = {
    [TW_NODE_PERSON] = {"person", "#B1D1FD", "#02248A"},
    [TW_NODE_COUNTRY] = {"country", "#FEC0A6", "#35170B"},
    [TW_NODE_PLACE] = {"place", "#FDF7AE", "#79700C"},
    [TW_NODE_ORGANIZATION] = {"organization", "#B7FEDB", "#197A4E"},
    [TW_NODE_EVENT] = {"event", "#ECCADF", "#802A6C"},
    [TW_NODE_THING] = {"thing", "#E5E7EB", "#374151"},
};

const char tw_style_sheet[] =
    "svg{color-scheme:light dark}\n"
    "text{font-family:" STYLE_FONT ";fill:#1A1A1A}\n"
    ".bg{fill:#FFF}\n"
    ".heading{font-size:20px;font-weight:bold}\n"
    ".foot{font-size:11px;fill:#4B5563}\n"
    ".kicker{font-size:10px}\n"
    ".title{font-size:14px;font-weight:bold}\n"
    ".caption{font-size:11px}\n"
    ".label{font-size:11.5px;fill:#333;paint-order:stroke;stroke:#FFF;stroke-width:3px;stroke-linejoin:round}\n"
    ".node path,.node rect{stroke-width:1.2}\n"
    ".edge path{fill:none;stroke:" STYLE_LINE ";stroke-width:1.2}\n"
    ".edge .head{fill:" STYLE_LINE ";stroke:none}\n"
    ".fact path{stroke:#111827}.fact .head{fill:#111827}.fact .label{font-weight:normal;fill:#111827}\n"
    ".scheduled .frame,.edge.scheduled path{stroke-dasharray:5 3}\n"
    ".possible .frame,.edge.possible path,.requested .frame,.edge.requested path{stroke-dasharray:1.5 2.5}\n"
    ".denied .frame,.edge.denied path{stroke-dasharray:8 3 1.5 3}\n"
    ".denied .title,.edge.denied .label{text-decoration:line-through}\n"
    ".overview .edge path{stroke-opacity:.3;stroke-width:.6}\n"
    "a:hover .title,a:focus .title{text-decoration:underline}\n"
    ".person .shape{fill:#B1D1FD;stroke:#02248A}.person .kicker{fill:#02248A}\n"
    ".country .shape{fill:#FEC0A6;stroke:#35170B}.country .kicker{fill:#35170B}\n"
    ".place .shape{fill:#FDF7AE;stroke:#79700C}.place .kicker{fill:#5E570A}\n"
    ".organization .shape{fill:#B7FEDB;stroke:#197A4E}.organization .kicker{fill:#12603D}\n"
    ".event .shape{fill:#ECCADF;stroke:#802A6C}.event .kicker{fill:#802A6C}.event .bar{fill:#802A6C}\n"
    ".thing .shape{fill:#E5E7EB;stroke:#374151}.thing .kicker{fill:#374151}.thing .bar{fill:#374151}\n"
    ".node:hover .frame,.node:focus-within .frame{stroke-width:2.4}.edge:hover path{stroke-width:2.4}\n"
    "@media (prefers-color-scheme:dark){\n"
    ".bg{fill:#111827}text{fill:#F3F4F6}.foot{fill:#9CA3AF}\n"
    ".label{fill:#E5E7EB;stroke:#111827}.edge path{stroke:#9CA3AF}.edge .head{fill:#9CA3AF;stroke:none}\n"
    ".fact path{stroke:#E5E7EB}.fact .head{fill:#E5E7EB}.fact .label{fill:#F9FAFB}\n"
    ".person .shape{fill:#0B2F5E;stroke:#7FB4F5}.person .kicker{fill:#B1D1FD}\n"
    ".country .shape{fill:#5A2A12;stroke:#F0A582}.country .kicker{fill:#FEC0A6}\n"
    ".place .shape{fill:#45400A;stroke:#E0D66A}.place .kicker{fill:#FDF7AE}\n"
    ".organization .shape{fill:#0A4029;stroke:#5AD09A}.organization .kicker{fill:#B7FEDB}\n"
    ".event .shape{fill:#4A1F3F;stroke:#DFA0C9}.event .kicker{fill:#ECCADF}.event .bar{fill:#DFA0C9}\n"
    ".thing .shape{fill:#374151;stroke:#D1D5DB}.thing .kicker{fill:#E5E7EB}.thing .bar{fill:#D1D5DB}\n"
    "}\n"
    "@media print{.bg{fill:none}}\n"
    "@media (forced-colors:active){.bg{fill:Canvas}.node .shape{fill:Canvas;stroke:CanvasText}"
    ".node .bar{fill:CanvasText}text,.foot,.node .kicker{fill:CanvasText}.label,.fact "
    ".label{fill:CanvasText;stroke:Canvas}"
    ".edge path{stroke:CanvasText}.edge .head{fill:CanvasText;stroke:none}}\n";

// Lays a graph out with elkjs: node elk.js FOLDER-OF-node_modules GRAPH.json. Measured by layout.py.
"use strict";
const path = require("path");
const ELK = require(path.join(process.argv[2], "elkjs"));
const graph = JSON.parse(require("fs").readFileSync(process.argv[3], "utf8"));
new ELK().layout(graph).then(laid => console.log(laid.width, laid.height), error => { console.error(error); process.exit(1); });

#pragma once

#include "query/jsonata/builtin.h"

namespace statelight::query::jsonata::functions {

// JSONata's functions, a file for each group of its documentation. Signatures and arities: builtin.cpp.

core::Value string(Evaluator& evaluator, const Arguments& arguments);
core::Value length(Evaluator& evaluator, const Arguments& arguments);
core::Value substring(Evaluator& evaluator, const Arguments& arguments);
core::Value substringBefore(Evaluator& evaluator, const Arguments& arguments);
core::Value substringAfter(Evaluator& evaluator, const Arguments& arguments);
core::Value lowercase(Evaluator& evaluator, const Arguments& arguments);
core::Value uppercase(Evaluator& evaluator, const Arguments& arguments);
core::Value trim(Evaluator& evaluator, const Arguments& arguments);
core::Value pad(Evaluator& evaluator, const Arguments& arguments);
core::Value join(Evaluator& evaluator, const Arguments& arguments);

core::Value contains(Evaluator& evaluator, const Arguments& arguments);
core::Value match(Evaluator& evaluator, const Arguments& arguments);
core::Value replace(Evaluator& evaluator, const Arguments& arguments);
core::Value split(Evaluator& evaluator, const Arguments& arguments);

core::Value base64encode(Evaluator& evaluator, const Arguments& arguments);
core::Value base64decode(Evaluator& evaluator, const Arguments& arguments);
core::Value encodeUrlComponent(Evaluator& evaluator, const Arguments& arguments);
core::Value encodeUrl(Evaluator& evaluator, const Arguments& arguments);
core::Value decodeUrlComponent(Evaluator& evaluator, const Arguments& arguments);
core::Value decodeUrl(Evaluator& evaluator, const Arguments& arguments);

core::Value number(Evaluator& evaluator, const Arguments& arguments);
core::Value abs(Evaluator& evaluator, const Arguments& arguments);
core::Value floor(Evaluator& evaluator, const Arguments& arguments);
core::Value ceil(Evaluator& evaluator, const Arguments& arguments);
core::Value round(Evaluator& evaluator, const Arguments& arguments);
core::Value sqrt(Evaluator& evaluator, const Arguments& arguments);
core::Value power(Evaluator& evaluator, const Arguments& arguments);
core::Value sum(Evaluator& evaluator, const Arguments& arguments);
core::Value max(Evaluator& evaluator, const Arguments& arguments);
core::Value min(Evaluator& evaluator, const Arguments& arguments);
core::Value average(Evaluator& evaluator, const Arguments& arguments);
core::Value formatNumber(Evaluator& evaluator, const Arguments& arguments);
core::Value formatBase(Evaluator& evaluator, const Arguments& arguments);
core::Value formatInteger(Evaluator& evaluator, const Arguments& arguments);
core::Value parseInteger(Evaluator& evaluator, const Arguments& arguments);

core::Value boolean(Evaluator& evaluator, const Arguments& arguments);
core::Value negation(Evaluator& evaluator, const Arguments& arguments);
core::Value exists(Evaluator& evaluator, const Arguments& arguments);
core::Value type(Evaluator& evaluator, const Arguments& arguments);
core::Value error(Evaluator& evaluator, const Arguments& arguments);
core::Value assertion(Evaluator& evaluator, const Arguments& arguments);
core::Value eval(Evaluator& evaluator, const Arguments& arguments);
core::Value clone(Evaluator& evaluator, const Arguments& arguments);

core::Value count(Evaluator& evaluator, const Arguments& arguments);
core::Value append(Evaluator& evaluator, const Arguments& arguments);
core::Value reverse(Evaluator& evaluator, const Arguments& arguments);
core::Value shuffle(Evaluator& evaluator, const Arguments& arguments);
core::Value distinct(Evaluator& evaluator, const Arguments& arguments);
core::Value zip(Evaluator& evaluator, const Arguments& arguments);
core::Value sort(Evaluator& evaluator, const Arguments& arguments);

core::Value keys(Evaluator& evaluator, const Arguments& arguments);
core::Value lookup(Evaluator& evaluator, const Arguments& arguments);
core::Value spread(Evaluator& evaluator, const Arguments& arguments);
core::Value merge(Evaluator& evaluator, const Arguments& arguments);

core::Value map(Evaluator& evaluator, const Arguments& arguments);
core::Value filter(Evaluator& evaluator, const Arguments& arguments);
core::Value single(Evaluator& evaluator, const Arguments& arguments);
core::Value reduce(Evaluator& evaluator, const Arguments& arguments);
core::Value sift(Evaluator& evaluator, const Arguments& arguments);
core::Value each(Evaluator& evaluator, const Arguments& arguments);

core::Value now(Evaluator& evaluator, const Arguments& arguments);
core::Value millis(Evaluator& evaluator, const Arguments& arguments);
core::Value toMillis(Evaluator& evaluator, const Arguments& arguments);
core::Value fromMillis(Evaluator& evaluator, const Arguments& arguments);

core::Value random(Evaluator& evaluator, const Arguments& arguments);
core::Value uuid(Evaluator& evaluator, const Arguments& arguments);
core::Value hash(Evaluator& evaluator, const Arguments& arguments);
core::Value partition(Evaluator& evaluator, const Arguments& arguments);
core::Value range(Evaluator& evaluator, const Arguments& arguments);
core::Value parse(Evaluator& evaluator, const Arguments& arguments);

} // namespace statelight::query::jsonata::functions

#include "definitions.h"

#include "document/reader.h"
#include "document/snapshot.h"

namespace statelight::tests {

namespace {

std::string quoted(std::size_t state)
{
    return "\"S" + std::to_string(state) + "\"";
}

std::string stateText(const std::vector<std::size_t>& targets)
{
    if (targets.empty())
        return R"({"Type":"Pass","End":true})";
    if (targets.size() == 1)
        return R"({"Type":"Pass","Next":)" + quoted(targets.front()) + "}";
    std::string text = R"({"Type":"Choice","Choices":[)";
    for (std::size_t at = 0; at + 1 < targets.size(); ++at) {
        text += at == 0 ? "" : ",";
        text
            += R"({"Variable":"$.n","NumericEquals":)" + std::to_string(at) + R"(,"Next":)" + quoted(targets[at]) + "}";
    }
    return text + R"(],"Default":)" + quoted(targets.back()) + "}";
}

} // namespace

Snapshot readDefinition(std::string text, std::string_view fileName)
{
    auto shared = std::make_shared<const std::string>(std::move(text));
    const auto tree = source::parse(shared, document::guessFormat(fileName, *shared));
    Definition definition{document::readStateMachine(tree).machine, {}};
    definition.graph = asl::buildGraph(definition.machine);
    return std::make_shared<const Definition>(std::move(definition));
}

std::string definitionOf(const std::vector<std::vector<std::size_t>>& targets)
{
    std::string text = R"({"StartAt":"S0","States":{)";
    for (std::size_t state = 0; state < targets.size(); ++state)
        text += (state == 0 ? "" : ",") + quoted(state) + ":" + stateText(targets[state]);
    return text + "}}";
}

std::string orderFulfilment()
{
    return R"({"StartAt":"Validate order","States":{
"Validate order":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Next":"Route order"},
"Route order":{"Type":"Choice","Choices":[
  {"Variable":"$.total","NumericGreaterThanEquals":1000,"Next":"Ask for approval"},
  {"Variable":"$.stock","StringEquals":"all","Next":"Charge the card"},
  {"Variable":"$.stock","StringEquals":"some","Next":"Wait for stock"}],"Default":"Reject order"},
"Ask for approval":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Next":"Charge the card"},
"Wait for stock":{"Type":"Wait","Seconds":21600,"Next":"Validate order"},
"Reject order":{"Type":"Fail"},
"Charge the card":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","TimeoutSeconds":30,
  "Retry":[{"ErrorEquals":["A"]},{"ErrorEquals":["B"]}],
  "Catch":[{"ErrorEquals":["CardDeclined"],"Next":"Refund payment"}],"Next":"Fulfil order"},
"Fulfil order":{"Type":"Parallel","Catch":[{"ErrorEquals":["States.ALL"],"Next":"Refund payment"}],
  "Next":"Order complete","Branches":[
  {"StartAt":"Ship","States":{"Ship":{"Type":"Map","ItemsPath":"$.parcels","MaxConcurrency":3,"End":true,
    "ItemProcessor":{"StartAt":"Book","States":{"Book":{"Type":"Pass","End":true}}}}}},
  {"StartAt":"Award points","States":{
    "Award points":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","End":true,
      "Catch":[{"ErrorEquals":["States.ALL"],"Next":"Skip points"}]},
    "Skip points":{"Type":"Pass","End":true}}}]},
"Order complete":{"Type":"Succeed"},
"Refund payment":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Next":"Order failed"},
"Order failed":{"Type":"Fail"}}})";
}

} // namespace statelight::tests

#include "catalog/service.h"

#include <algorithm>
#include <array>

namespace statelight::catalog {

namespace {

constexpr std::uint8_t job = requestResponse | sync;
constexpr std::uint8_t message = requestResponse | callback;
constexpr std::uint8_t jobOrMessage = job | callback;

constexpr std::array invoke{Action{"invoke", message}};
constexpr std::array httpInvoke{Action{"invoke"}};
constexpr std::array athena{Action{"startQueryExecution", job}, Action{"getQueryResults"}, Action{"getQueryExecution"},
    Action{"stopQueryExecution"}};
constexpr std::array batch{Action{"submitJob", job}};
constexpr std::array bedrock{Action{"invokeModel", message}, Action{"createModelCustomizationJob", jobOrMessage}};
constexpr std::array agentCore{Action{"invokeHarness"}};
constexpr std::array codeBuild{Action{"startBuild", job}, Action{"startBuildBatch", job}, Action{"stopBuild"},
    Action{"batchDeleteBuilds"}, Action{"batchGetReports"}, Action{"stopBuildBatch"}, Action{"retryBuildBatch", job},
    Action{"deleteBuildBatch"}};
constexpr std::array startJobRun{Action{"startJobRun", job}};
constexpr std::array dynamoDb{Action{"getItem"}, Action{"putItem"}, Action{"updateItem"}, Action{"deleteItem"}};
constexpr std::array ecs{Action{"runTask", jobOrMessage}};
constexpr std::array eks{Action{"runJob", jobOrMessage}, Action{"call", message}, Action{"createCluster", job},
    Action{"deleteCluster", job}, Action{"createFargateProfile", job}, Action{"deleteFargateProfile", job},
    Action{"createNodegroup", job}, Action{"deleteNodegroup", job}};
constexpr std::array emr{Action{"createCluster", job}, Action{"addStep", job}, Action{"terminateCluster", job},
    Action{"cancelStep"}, Action{"setClusterTerminationProtection"}, Action{"modifyInstanceFleetByName"},
    Action{"modifyInstanceGroupByName"}};
constexpr std::array emrContainers{
    Action{"startJobRun", job}, Action{"createVirtualCluster"}, Action{"deleteVirtualCluster", job}};
constexpr std::array emrServerless{Action{"startJobRun", job}, Action{"createApplication", job},
    Action{"startApplication", job}, Action{"stopApplication", job}, Action{"deleteApplication", job},
    Action{"cancelJobRun", job}};
constexpr std::array events{Action{"putEvents", message}};
constexpr std::array mediaConvert{Action{"createJob", job}};
constexpr std::array sageMaker{Action{"createTrainingJob", job}, Action{"createProcessingJob", job},
    Action{"createTransformJob", job}, Action{"createHyperParameterTuningJob", job}, Action{"createLabelingJob", job},
    Action{"createModel"}, Action{"createEndpoint"}, Action{"createEndpointConfig"}, Action{"updateEndpoint"}};
constexpr std::array sns{Action{"publish", message}};
constexpr std::array sqs{Action{"sendMessage", message}};
constexpr std::array stepFunctions{Action{"startExecution", jobOrMessage | sync2}};

constexpr std::array table{
    Service{"apigateway", "API Gateway", Category::Web, invoke},
    Service{"athena", "Athena", Category::Data, athena},
    Service{"batch", "Batch", Category::Compute, batch},
    Service{"bedrock", "Bedrock", Category::Ai, bedrock},
    Service{"bedrockagentcore", "Bedrock AgentCore", Category::Ai, agentCore},
    Service{"codebuild", "CodeBuild", Category::Compute, codeBuild},
    Service{"databrew", "Glue DataBrew", Category::Data, startJobRun},
    Service{"dynamodb", "DynamoDB", Category::Data, dynamoDb},
    Service{"ecs", "ECS", Category::Compute, ecs},
    Service{"eks", "EKS", Category::Compute, eks},
    Service{"elasticmapreduce", "EMR", Category::Data, emr},
    Service{"emr-containers", "EMR on EKS", Category::Data, emrContainers},
    Service{"emr-serverless", "EMR Serverless", Category::Data, emrServerless},
    Service{"events", "EventBridge", Category::Messages, events},
    Service{"glue", "Glue", Category::Data, startJobRun},
    Service{"http", "HTTP endpoint", Category::Web, httpInvoke},
    Service{"lambda", "Lambda", Category::Compute, invoke},
    Service{"mediaconvert", "MediaConvert", Category::Compute, mediaConvert},
    Service{"sagemaker", "SageMaker", Category::Ai, sageMaker},
    Service{"sns", "SNS", Category::Messages, sns},
    Service{"sqs", "SQS", Category::Messages, sqs},
    Service{"states", "Step Functions", Category::Workflows, stepFunctions},
};

static_assert(std::ranges::is_sorted(table, {}, &Service::id));

std::uint8_t bitOf(Pattern pattern)
{
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(pattern));
}

bool isUpper(char character)
{
    return character >= 'A' && character <= 'Z';
}

bool isLower(char character)
{
    return character >= 'a' && character <= 'z';
}

} // namespace

std::span<const Service> services()
{
    return table;
}

const Service* findService(std::string_view id)
{
    const auto* const found = std::ranges::lower_bound(table, id, {}, &Service::id);
    return found != table.end() && found->id == id ? found : nullptr;
}

bool isOffered(const Resource& resource)
{
    const Service* const service = findService(resource.service);
    return service != nullptr && std::ranges::any_of(service->actions, [&](const Action& action) {
        return action.name == resource.action && (action.patterns & bitOf(resource.pattern)) != 0;
    });
}

std::string arnOf(const Service& service, const Action& action, Pattern pattern)
{
    std::string arn = "arn:aws:states:::";
    arn.append(service.id).append(":").append(action.name).append(suffix(pattern));
    return arn;
}

std::string actionTitle(std::string_view action)
{
    std::string title;
    for (std::size_t at = 0; at < action.size(); ++at) {
        const char character = action[at];
        const bool beforeSmall = at + 1 < action.size() && isLower(action[at + 1]);
        if (at == 0 && isLower(character)) {
            title += static_cast<char>(character - 'a' + 'A');
        } else if (at > 0 && isUpper(character) && (beforeSmall || !isUpper(action[at - 1]))) {
            title += ' ';
            // "V2" and "DB" keep their capitals, as names do.
            title += beforeSmall ? static_cast<char>(character - 'A' + 'a') : character;
        } else {
            title += character;
        }
    }
    return title;
}

} // namespace statelight::catalog

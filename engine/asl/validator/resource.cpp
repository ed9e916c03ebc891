#include "asl/validator/resource.h"

#include "catalog/resource.h"
#include "catalog/service.h"

namespace statelight::asl::validator {

namespace {

using catalog::Pattern;
using catalog::Resource;

bool hasPlaceholder(std::string_view text)
{
    return text.find("${") != std::string_view::npos;
}

// What CloudFormation, SAM or Terraform fill in is unknown here; so are the services that AWS adds by the week.
bool isRecognized(std::string_view text, const Resource& resource)
{
    if (hasPlaceholder(text))
        return true;
    switch (resource.kind) {
    case Resource::Kind::Unknown:
        return false;
    case Resource::Kind::Lambda:
    case Resource::Kind::Activity:
        return true;
    case Resource::Kind::Sdk:
        return resource.pattern == Pattern::RequestResponse || resource.pattern == Pattern::Callback;
    case Resource::Kind::Optimized:
        return catalog::isOffered(resource);
    }
    return true;
}

std::string_view expressRefusal(const Resource& resource)
{
    if (resource.kind == Resource::Kind::Activity)
        return "Express state machine does not support Activity ARN";
    switch (resource.pattern) {
    case Pattern::RequestResponse:
        return {};
    case Pattern::Sync:
    case Pattern::Sync2:
        return "Express state machine does not support '.sync' service integration";
    case Pattern::Callback:
        return "Express state machine does not support '.waitForTaskToken' service integration";
    }
    return {};
}

} // namespace

void checkResource(const Subject& subject, const core::Value& value, const Place& place, core::SourceRange range)
{
    if (!value.isString())
        return;
    const std::string_view text = value.string();
    const Resource resource = catalog::parseResource(text);
    if (!isRecognized(text, resource)) {
        const std::string message = "The resource provided " + std::string(text)
            + " is not recognized. The value is not a valid resource ARN, or the resource is not available in this "
              "region.";
        // What has not even the form of an ARN is often filled in by a tool before AWS sees it.
        if (resource.kind == Resource::Kind::Unknown)
            subject.findings.warning("INVALID_RESOURCE", message, place, range);
        else
            subject.findings.error(schemaFault, message, place, range);
    }
    const std::string_view refusal = expressRefusal(resource);
    if (subject.workflow == WorkflowType::Express && !refusal.empty())
        subject.findings.error(schemaFault, std::string(refusal), place, range);
}

} // namespace statelight::asl::validator

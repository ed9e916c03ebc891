#include "catalog/result_shape.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"

namespace statelight::catalog {

namespace {

// A shape is written as members: NAME[!]:TYPE with "!" for what is always given. TYPE is s(tring), n(umber), b(oolean),
// x (anything), {members}, [TYPE] or <TYPE> (a map). s and n may have limits: s(1..64), n(0..), s(A|B).
constexpr std::string_view capacity = "{TableName:s,CapacityUnits:n,ReadCapacityUnits:n,WriteCapacityUnits:n,"
                                      "Table:{CapacityUnits:n,ReadCapacityUnits:n,WriteCapacityUnits:n}}";
constexpr std::string_view attribute = "{S:s,N:s,B:s,BOOL:b,NULL:b,SS:[s],NS:[s],BS:[s],M:<x>,L:[x]}";

struct Known {
    std::string_view service;
    std::string_view action;
    std::string_view members;
};

constexpr std::string_view storageClasses
    = "STANDARD|REDUCED_REDUNDANCY|STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|GLACIER|DEEP_ARCHIVE|OUTPOSTS|GLACIER_IR|"
      "SNOW|EXPRESS_ONEZONE|FSX_OPENZFS|FSX_ONTAP";

constexpr std::array known{
    Known{"lambda", "invoke", "StatusCode:n,FunctionError:s,LogResult:s,ExecutedVersion:s(1..1024),Payload:x"},
    Known{"lambda", "getFunction",
        "Configuration:{FunctionName:s,FunctionArn:s,Runtime:s,Role:s,Handler:s(0..128),CodeSize:n,Description:s(0.."
        "256),"
        "Timeout:n(1..),MemorySize:n(128..10240),LastModified:s,CodeSha256:s,Version:s(1..1024),KMSKeyArn:s,MasterArn:"
        "s,"
        "RevisionId:s,State:s(Pending|Active|Inactive|Failed),StateReason:s,PackageType:s(Zip|Image),Architectures:[s],"
        "EphemeralStorage:{Size!:n(512..10240)},Layers:[{Arn:s,CodeSize:n}]},"
        "Code:{RepositoryType:s,Location:s,ImageUri:s,ResolvedImageUri:s},Tags:<s>,"
        "Concurrency:{ReservedConcurrentExecutions:n(0..)}"},
    Known{"sfn", "startExecution", "ExecutionArn!:s(1..256),StartDate!:s"},
    Known{"sfn", "describeExecution",
        "ExecutionArn!:s(1..256),StateMachineArn!:s(1..256),Name:s(1..80),"
        "Status!:s(RUNNING|SUCCEEDED|FAILED|TIMED_OUT|ABORTED|PENDING_REDRIVE),StartDate!:s,StopDate:s,Input:x,"
        "InputDetails:{Included:b},Output:x,OutputDetails:{Included:b},TraceHeader:s(0..256),MapRunArn:s(1..2000),"
        "Error:s(0..256),Cause:s(0..32768),RedriveCount:n(0..),RedriveDate:s,"
        "RedriveStatus:s(REDRIVABLE|NOT_REDRIVABLE|REDRIVABLE_BY_MAP_RUN),RedriveStatusReason:s"},
    Known{"sfn", "startSyncExecution",
        "ExecutionArn!:s(1..256),StateMachineArn:s(1..256),Name:s(1..80),StartDate!:s,StopDate!:s,"
        "Status!:s(SUCCEEDED|FAILED|TIMED_OUT),Error:s(0..256),Cause:s(0..32768),Input:x,Output:x,"
        "BillingDetails:{BilledMemoryUsedInMB:n(0..),BilledDurationInMilliseconds:n(0..)}"},
    Known{"events", "putEvents", "FailedEntryCount:n,Entries:[{EventId:s,ErrorCode:s,ErrorMessage:s}]"},
    Known{"sqs", "sendMessage",
        "MD5OfMessageBody:s,MD5OfMessageAttributes:s,MD5OfMessageSystemAttributes:s,MessageId:s,SequenceNumber:s"},
    Known{"sns", "publish", "MessageId:s,SequenceNumber:s"},
    Known{"dynamodb", "getItem", "Item:<attribute>,ConsumedCapacity:capacity"},
    Known{"dynamodb", "putItem", "Attributes:<attribute>,ConsumedCapacity:capacity"},
    Known{"dynamodb", "updateItem", "Attributes:<attribute>,ConsumedCapacity:capacity"},
    Known{"dynamodb", "deleteItem", "Attributes:<attribute>,ConsumedCapacity:capacity"},
    Known{"dynamodb", "query",
        "Items:[<attribute>],Count:n,ScannedCount:n,LastEvaluatedKey:<attribute>,"
        "ConsumedCapacity:capacity"},
    Known{"dynamodb", "scan",
        "Items:[<attribute>],Count:n,ScannedCount:n,LastEvaluatedKey:<attribute>,"
        "ConsumedCapacity:capacity"},
    Known{"s3", "getObject",
        "Body:x,DeleteMarker:b,AcceptRanges:s,Expiration:s,Restore:s,LastModified:s,ContentLength:n,ETag:s,MissingMeta:"
        "n,"
        "VersionId:s,CacheControl:s,ContentDisposition:s,ContentEncoding:s,ContentLanguage:s,ContentRange:s,"
        "ContentType:s,"
        "Expires:s,WebsiteRedirectLocation:s,ServerSideEncryption:s(AES256|aws:fsx|aws:kms|aws:kms:dsse),Metadata:<s>,"
        "StorageClass:s(storageClasses),PartsCount:n,TagCount:n,ObjectLockMode:s(GOVERNANCE|COMPLIANCE)"},
    Known{"s3", "putObject",
        "Expiration:s,ETag:s,ServerSideEncryption:s(AES256|aws:fsx|aws:kms|aws:kms:dsse),VersionId:s,SSEKMSKeyId:s,"
        "BucketKeyEnabled:b,Size:n"},
    Known{"s3", "listObjectsV2",
        "IsTruncated:b,Contents:[{Key:s(1..),LastModified:s,ETag:s,Size:n,StorageClass:s(storageClasses)}],Name:s,"
        "Prefix:s,"
        "Delimiter:s,MaxKeys:n,KeyCount:n,ContinuationToken:s,NextContinuationToken:s,StartAfter:s"},
    Known{"kms", "encrypt",
        "CiphertextBlob:s(1..8192),KeyId:s(1..2048),"
        "EncryptionAlgorithm:s(SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE)"},
    Known{"kms", "decrypt", "KeyId:s(1..2048),Plaintext:s(1..5462)"},
    Known{"secretsmanager", "getSecretValue",
        "ARN:s(20..2048),Name:s(1..256),VersionId:s(32..64),SecretBinary:s(1..),SecretString:s(1..65536),"
        "VersionStages:[s(1..256)],CreatedDate:s"},
};

const Known* knownOf(const Resource& resource)
{
    std::pair<std::string_view, std::string_view> name{resource.service, resource.action};
    if (name.first == "states")
        name.first = "sfn";
    if (name.first == "sfn" && (resource.pattern == Pattern::Sync || resource.pattern == Pattern::Sync2))
        name.second = "describeExecution";
    const auto found = std::ranges::find_if(
        known, [&](const Known& each) { return each.service == name.first && each.action == name.second; });
    return found == known.end() ? nullptr : &*found;
}

/// Up to `end` outside of all brackets; taken off the front of `rest`, with that character.
std::string_view takeUntil(std::string_view& rest, char end)
{
    int depth = 0;
    std::size_t at = 0;
    while (at < rest.size() && (depth > 0 || rest[at] != end)) {
        depth += rest[at] == '{' || rest[at] == '[' || rest[at] == '<' || rest[at] == '(' ? 1 : 0;
        depth -= rest[at] == '}' || rest[at] == ']' || rest[at] == '>' || rest[at] == ')' ? 1 : 0;
        ++at;
    }
    const std::string_view taken = rest.substr(0, at);
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return taken;
}

std::string_view unfold(std::string_view type)
{
    return type == "capacity" ? capacity : type == "attribute" ? attribute : type;
}

/// Compares values with shapes, a list of open pairs instead of recursion.
class Comparison {
public:
    explicit Comparison(bool requiresAll)
        : m_requiresAll(requiresAll)
    {}

    std::optional<std::string> run(std::string_view members, const core::Value& result)
    {
        checkMembers(members, result);
        while (!m_fault && !m_open.empty()) {
            const Pair pair = m_open.front();
            m_open.erase(m_open.begin());
            check(pair);
        }
        return m_fault;
    }

private:
    struct Pair {
        std::string_view field;
        std::string_view type;
        const core::Value* value;
    };

    void fault(std::string_view field, std::string_view what)
    {
        if (!m_fault)
            m_fault = "Field '" + std::string(field) + "' " + std::string(what);
    }

    void checkMembers(std::string_view members, const core::Value& object)
    {
        while (!members.empty()) {
            std::string_view member = takeUntil(members, ',');
            std::string_view name = takeUntil(member, ':');
            const bool isRequired = name.ends_with('!');
            name.remove_suffix(isRequired ? 1 : 0);
            const core::Value* value = object.find(name);
            if (value && !value->isNull())
                m_open.push_back({name, unfold(member), value});
            else if (isRequired && m_requiresAll && !m_fault)
                m_fault = "Required field '" + std::string(name) + "' is missing";
        }
    }

    void check(const Pair& pair)
    {
        const std::string_view inner = pair.type.size() > 2 ? pair.type.substr(1, pair.type.size() - 2) : "";
        switch (pair.type.front()) {
        case 's':
            return checkText(pair);
        case 'n':
            return checkNumber(pair);
        case 'b':
            return pair.value->isBoolean() ? void() : fault(pair.field, "must be a boolean");
        case '{':
            return pair.value->isObject() ? checkMembers(inner, *pair.value) : fault(pair.field, "must be an object");
        case '[':
            if (!pair.value->isArray())
                return fault(pair.field, "must be an array");
            for (const core::Value& item : pair.value->items())
                m_open.push_back({pair.field, unfold(inner), &item});
            return;
        case '<':
            if (!pair.value->isObject())
                return fault(pair.field, "must be an object");
            for (const core::Member& member : pair.value->members())
                m_open.push_back({pair.field, unfold(inner), &member.value});
            return;
        default:
            return;
        }
    }

    struct Range {
        double least = std::numeric_limits<double>::lowest();
        double most = std::numeric_limits<double>::max();
    };
    static Range rangeOf(std::string_view limits)
    {
        Range range;
        const auto dots = limits.find("..");
        std::from_chars(limits.data(), limits.data() + dots, range.least);
        std::from_chars(limits.data() + dots + 2, limits.data() + limits.size(), range.most);
        return range;
    }

    void checkText(const Pair& pair)
    {
        if (!pair.value->isString())
            return fault(pair.field, "must be a string");
        if (pair.type.size() == 1)
            return;
        std::string_view limits = pair.type.substr(2, pair.type.size() - 3);
        const std::string_view text = pair.value->string();
        if (limits.find("..") == std::string_view::npos) {
            if (limits == "storageClasses")
                limits = storageClasses;
            while (!limits.empty()) {
                if (takeUntil(limits, '|') == text)
                    return;
            }
            return fault(pair.field, "is not an expected value");
        }
        const Range range = rangeOf(limits);
        if (static_cast<double>(text.size()) < range.least)
            fault(pair.field, "is smaller than the minimum length");
        if (static_cast<double>(text.size()) > range.most)
            fault(pair.field, "is larger than the maximum length");
    }

    void checkNumber(const Pair& pair)
    {
        if (!pair.value->isNumber())
            return fault(pair.field, "must be a number");
        if (pair.type.size() == 1)
            return;
        const Range range = rangeOf(pair.type.substr(2, pair.type.size() - 3));
        if (pair.value->number() < range.least)
            fault(pair.field, "is less than the minimum value");
        if (pair.value->number() > range.most)
            fault(pair.field, "exceeds the maximum value");
    }

    bool m_requiresAll;
    std::vector<Pair> m_open;
    std::optional<std::string> m_fault;
};

} // namespace

std::optional<std::string> faultOfResult(const Resource& resource, const core::Value& result, bool requiresAll)
{
    const Known* shape = knownOf(resource);
    if (!shape)
        return std::nullopt;
    return Comparison(requiresAll).run(shape->members, result);
}

bool knowsResult(const Resource& resource)
{
    return knownOf(resource) != nullptr;
}

} // namespace statelight::catalog

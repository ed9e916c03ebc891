#include "query/jsonata/date_plan.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace statelight::query::jsonata {

namespace {

constexpr std::string_view numberComponents = "YMDdFWwXxHhmsf";
constexpr std::string_view components = "YMDdFWwXxHhPmsfZzCE";

std::string_view defaultPresentation(char component)
{
    switch (component) {
    case 'F':
    case 'P':
    case 'C':
    case 'E':
        return "n";
    case 'm':
    case 's':
        return "01";
    case 'Z':
    case 'z':
        return "01:01";
    default:
        return "1";
    }
}

std::string withoutBlanks(std::string_view text)
{
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result),
        [](char c) { return c != ' ' && (c < '\t' || c > '\r'); });
    return result;
}

/// "*" and what is no number stand for any width.
std::optional<int> widthOf(std::string_view text)
{
    int width = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), width).ec != std::errc())
        return std::nullopt;
    return width;
}

class DateAnalysis {
public:
    DateAnalysis(std::string_view picture, Edition edition)
        : m_picture(picture)
        , m_edition(edition)
    {}

    Pictured<std::vector<DatePart>> run()
    {
        std::size_t start = 0;
        for (std::size_t at = m_picture.find('['); at != std::string_view::npos; at = m_picture.find('[', start)) {
            addLiteral(start, at);
            if (m_picture.substr(at + 1, 1) == "[") {
                addLiteral(at, at + 1);
                start = at + 2;
                continue;
            }
            const std::size_t end = m_picture.find(']', at);
            if (end == std::string_view::npos)
                return pictureFault("D3135");
            Pictured<DatePart> part = marker(withoutBlanks(m_picture.substr(at + 1, end - at - 1)));
            if (!part)
                return tl::unexpected(std::move(part.error()));
            m_parts.push_back(*std::move(part));
            start = end + 1;
        }
        addLiteral(start, m_picture.size());
        return std::move(m_parts);
    }

private:
    void addLiteral(std::size_t begin, std::size_t end)
    {
        if (end <= begin)
            return;
        DatePart part;
        for (std::size_t i = begin; i < end; ++i) {
            part.literal.push_back(m_picture[i]);
            if (m_picture[i] == ']' && i + 1 < end && m_picture[i + 1] == ']')
                ++i;
        }
        m_parts.push_back(std::move(part));
    }

    Pictured<DatePart> marker(std::string_view text)
    {
        DatePart part;
        part.component = text.empty() ? '\0' : text.front();
        if (text.empty() || components.find(part.component) == std::string_view::npos)
            return pictureFault("D3132", std::string(text.substr(0, 1)));
        const std::size_t comma = text.rfind(',');
        if (comma != std::string_view::npos && !readWidth(part, text.substr(comma + 1)))
            return pictureFault("D2014", std::string(text.substr(comma + 1)));
        std::string_view presentation = text.substr(1, comma == std::string_view::npos ? comma : comma - 1);
        char modifier = '\0';
        if (presentation.size() > 1 && std::string_view("atco").find(presentation.back()) != std::string_view::npos) {
            modifier = presentation.back();
            presentation.remove_suffix(1);
        }
        part.zoneLetter = modifier == 't';
        if (presentation.empty())
            presentation = defaultPresentation(part.component);
        return present(std::move(part), presentation, modifier);
    }

    static bool readWidth(DatePart& part, std::string_view width)
    {
        const std::size_t dash = width.find('-');
        part.minimumWidth = widthOf(width.substr(0, dash));
        if (dash != std::string_view::npos)
            part.maximumWidth = widthOf(width.substr(dash + 1));
        return part.minimumWidth.value_or(0) <= pictureWidthLimit && part.maximumWidth.value_or(0) <= pictureWidthLimit;
    }

    Pictured<DatePart> present(DatePart part, std::string_view presentation, char modifier)
    {
        const bool isZone = part.component == 'Z' || part.component == 'z';
        if (presentation[0] == 'n')
            part.names = DatePart::Names::Lower;
        else if (presentation[0] == 'N')
            part.names = presentation.substr(1, 1) == "n" ? DatePart::Names::Title : DatePart::Names::Upper;
        const bool isNumber
            = part.names == DatePart::Names::None && numberComponents.find(part.component) != std::string_view::npos;
        if (!isNumber && !isZone)
            return part;
        std::string picture(presentation);
        if (isNumber && modifier != '\0')
            picture.append(";").push_back(modifier);
        Pictured<IntegerPlan> plan = IntegerPlan::of(picture);
        if (!plan)
            return tl::unexpected(std::move(plan.error()));
        part.number = *std::move(plan);
        if (isNumber)
            settleWidths(part);
        return part;
    }

    void settleWidths(DatePart& part)
    {
        IntegerPlan& plan = *part.number;
        plan.mandatoryDigits = std::max(plan.mandatoryDigits, part.minimumWidth.value_or(0));
        const bool isOld = m_edition == Edition::V2_0_6;
        if (part.component == 'Y' || (isOld && (part.component == 'M' || part.component == 'D'))) {
            const int digits = plan.mandatoryDigits + plan.optionalDigits;
            if (part.maximumWidth)
                part.yearDigits = plan.mandatoryDigits = *part.maximumWidth;
            else if (plan.kind == IntegerPlan::Kind::Decimal && digits >= 2)
                part.yearDigits = digits;
        }
        if (isOld)
            settleOldParseWidth(part);
        else if (!m_parts.empty() && m_parts.back().number)
            m_parts.back().number->parseWidth = m_parts.back().number->mandatoryDigits;
    }

    static void settleOldParseWidth(DatePart& part)
    {
        if (part.yearDigits <= 0)
            return;
        part.number->parseWidth = part.yearDigits;
        if (part.number->optionalDigits > 0)
            part.number->parseMinimum = std::max(0, part.yearDigits - part.number->optionalDigits);
    }

    std::string_view m_picture;
    Edition m_edition;
    std::vector<DatePart> m_parts;
};

} // namespace

Pictured<std::vector<DatePart>> datePlan(std::string_view picture, Edition edition)
{
    return DateAnalysis(picture, edition).run();
}

} // namespace statelight::query::jsonata

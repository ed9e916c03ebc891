#pragma once

#include <yaml.h>

#include <string_view>

namespace statelight::source {

/// One event of libyaml, freed at its end.
class YamlEvent {
public:
    YamlEvent() = default;
    YamlEvent(const YamlEvent&) = delete;
    YamlEvent& operator=(const YamlEvent&) = delete;
    ~YamlEvent() { yaml_event_delete(&m_event); }
    yaml_event_t* get() { return &m_event; }
    yaml_event_t* operator->() { return &m_event; }

private:
    yaml_event_t m_event{};
};

/// libyaml's parser of one text, which must outlive it.
class YamlParser {
public:
    explicit YamlParser(std::string_view text)
    {
        m_ready = yaml_parser_initialize(&m_parser) == 1;
        if (!m_ready)
            return;
        yaml_parser_set_encoding(&m_parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(
            &m_parser, reinterpret_cast<const unsigned char*>(text.data()), text.size()); // NOLINT: C interface
    }
    YamlParser(const YamlParser&) = delete;
    YamlParser& operator=(const YamlParser&) = delete;
    ~YamlParser()
    {
        if (m_ready)
            yaml_parser_delete(&m_parser);
    }
    /// False at a fault; state() tells it.
    bool next(YamlEvent& event) { return m_ready && yaml_parser_parse(&m_parser, event.get()) == 1; }
    [[nodiscard]] const yaml_parser_t& state() const { return m_parser; }

private:
    yaml_parser_t m_parser{};
    bool m_ready = false;
};

} // namespace statelight::source

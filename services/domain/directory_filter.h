#pragma once

#include "services/domain/filter_vocabulary.h"
#include "services/domain/incident.h"

namespace itsm {

// The filter language for what administrators look after: configuration items, people, rules. The lists are small and
// held whole, so that filters are answered in memory.

using DirectoryFilter = std::vector<AnyFilterTerm>;

enum class ItemField : quint8 { Name, Type, Environment, Criticality, Open, Text, Is };
[[nodiscard]] const FilterVocabulary &itemVocabulary();
[[nodiscard]] bool matches(const DirectoryFilter &filter, const ItemLoad &item);

enum class UserField : quint8 { Name, Login, Email, Role, Open, Text, Is };
[[nodiscard]] const FilterVocabulary &userVocabulary();
[[nodiscard]] bool matches(const DirectoryFilter &filter, const UserLoad &user);

enum class RuleField : quint8 { Name, Type, Priority, Runs, Executed, Changed, Text, Is };
[[nodiscard]] const FilterVocabulary &ruleVocabulary();
[[nodiscard]] bool matches(const DirectoryFilter &filter, const Rule &rule);

} // namespace itsm

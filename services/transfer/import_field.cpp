#include "services/transfer/import_field.h"

#include "services/transfer/csv_words.h"

#include <QCoreApplication>
#include <QSet>
#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr std::array<QLatin1StringView, importFieldCount> fieldKeys{
    "number"_L1,           "title"_L1,           "description"_L1,
    "status"_L1,           "priority"_L1,        "severity"_L1,
    "impact"_L1,           "urgency"_L1,         "category"_L1,
    "subcategory"_L1,      "source"_L1,          "assignment_group"_L1,
    "assignee"_L1,         "reporter"_L1,        "configuration_item"_L1,
    "escalation_level"_L1, "is_automated"_L1,    "detected_at"_L1,
    "created_at"_L1,       "updated_at"_L1,      "acknowledged_at"_L1,
    "resolved_at"_L1,      "closed_at"_L1,       "escalated_at"_L1,
    "deleted_at"_L1,       "impact_analysis"_L1, "root_cause"_L1,
    "resolution_steps"_L1, "metadata"_L1,
};

/// What other systems call their columns, as wordKey() gives it.
struct OtherName
{
    QStringView name;
    ImportField field;
};
constexpr std::array otherNames{
    OtherName{u"incidentnumber", ImportField::Number},
    OtherName{u"incidentid", ImportField::Number},
    OtherName{u"ticket", ImportField::Number},
    OtherName{u"ticketnumber", ImportField::Number},
    OtherName{u"ticketid", ImportField::Number},
    OtherName{u"issuekey", ImportField::Number},
    OtherName{u"key", ImportField::Number},
    OtherName{u"id", ImportField::Number},
    OtherName{u"编号", ImportField::Number},
    OtherName{u"工单号", ImportField::Number},
    OtherName{u"工单编号", ImportField::Number},
    OtherName{u"事件编号", ImportField::Number},
    OtherName{u"故障编号", ImportField::Number},
    OtherName{u"单号", ImportField::Number},
    OtherName{u"shortdescription", ImportField::Title},
    OtherName{u"summary", ImportField::Title},
    OtherName{u"subject", ImportField::Title},
    OtherName{u"标题", ImportField::Title},
    OtherName{u"主题", ImportField::Title},
    OtherName{u"摘要", ImportField::Title},
    OtherName{u"概要", ImportField::Title},
    OtherName{u"简要描述", ImportField::Title},
    OtherName{u"简短描述", ImportField::Title},
    OtherName{u"details", ImportField::Description},
    OtherName{u"longdescription", ImportField::Description},
    OtherName{u"描述", ImportField::Description},
    OtherName{u"详细描述", ImportField::Description},
    OtherName{u"详情", ImportField::Description},
    OtherName{u"说明", ImportField::Description},
    OtherName{u"state", ImportField::Status},
    OtherName{u"incidentstate", ImportField::Status},
    OtherName{u"状态", ImportField::Status},
    OtherName{u"优先级", ImportField::Priority},
    OtherName{u"严重程度", ImportField::Severity},
    OtherName{u"严重性", ImportField::Severity},
    OtherName{u"严重级别", ImportField::Severity},
    OtherName{u"影响", ImportField::Impact},
    OtherName{u"影响程度", ImportField::Impact},
    OtherName{u"影响度", ImportField::Impact},
    OtherName{u"紧急程度", ImportField::Urgency},
    OtherName{u"紧急度", ImportField::Urgency},
    OtherName{u"分类", ImportField::Category},
    OtherName{u"类别", ImportField::Category},
    OtherName{u"子分类", ImportField::Subcategory},
    OtherName{u"子类别", ImportField::Subcategory},
    OtherName{u"channel", ImportField::Source},
    OtherName{u"contacttype", ImportField::Source},
    OtherName{u"来源", ImportField::Source},
    OtherName{u"group", ImportField::AssignmentGroup},
    OtherName{u"team", ImportField::AssignmentGroup},
    OtherName{u"supportgroup", ImportField::AssignmentGroup},
    OtherName{u"处理组", ImportField::AssignmentGroup},
    OtherName{u"支持组", ImportField::AssignmentGroup},
    OtherName{u"assignedto", ImportField::Assignee},
    OtherName{u"owner", ImportField::Assignee},
    OtherName{u"处理人", ImportField::Assignee},
    OtherName{u"负责人", ImportField::Assignee},
    OtherName{u"受理人", ImportField::Assignee},
    OtherName{u"reportedby", ImportField::Reporter},
    OtherName{u"requester", ImportField::Reporter},
    OtherName{u"caller", ImportField::Reporter},
    OtherName{u"openedby", ImportField::Reporter},
    OtherName{u"报告人", ImportField::Reporter},
    OtherName{u"提交人", ImportField::Reporter},
    OtherName{u"申请人", ImportField::Reporter},
    OtherName{u"ci", ImportField::ConfigurationItem},
    OtherName{u"cmdbci", ImportField::ConfigurationItem},
    OtherName{u"affectedci", ImportField::ConfigurationItem},
    OtherName{u"配置项", ImportField::ConfigurationItem},
    OtherName{u"升级级别", ImportField::EscalationLevel},
    OtherName{u"automated", ImportField::IsAutomated},
    OtherName{u"detected", ImportField::DetectedAt},
    OtherName{u"发现时间", ImportField::DetectedAt},
    OtherName{u"created", ImportField::CreatedAt},
    OtherName{u"opened", ImportField::CreatedAt},
    OtherName{u"openedat", ImportField::CreatedAt},
    OtherName{u"syscreatedat", ImportField::CreatedAt},
    OtherName{u"创建时间", ImportField::CreatedAt},
    OtherName{u"打开时间", ImportField::CreatedAt},
    OtherName{u"updated", ImportField::UpdatedAt},
    OtherName{u"lastupdated", ImportField::UpdatedAt},
    OtherName{u"sysupdatedat", ImportField::UpdatedAt},
    OtherName{u"更新时间", ImportField::UpdatedAt},
    OtherName{u"acknowledged", ImportField::AcknowledgedAt},
    OtherName{u"确认时间", ImportField::AcknowledgedAt},
    OtherName{u"resolved", ImportField::ResolvedAt},
    OtherName{u"解决时间", ImportField::ResolvedAt},
    OtherName{u"closed", ImportField::ClosedAt},
    OtherName{u"关闭时间", ImportField::ClosedAt},
    OtherName{u"升级时间", ImportField::EscalatedAt},
    OtherName{u"删除时间", ImportField::DeletedAt},
    OtherName{u"影响分析", ImportField::ImpactAnalysis},
    OtherName{u"根本原因", ImportField::RootCause},
    OtherName{u"根因", ImportField::RootCause},
    OtherName{u"resolution", ImportField::ResolutionSteps},
    OtherName{u"resolutionnotes", ImportField::ResolutionSteps},
    OtherName{u"closenotes", ImportField::ResolutionSteps},
    OtherName{u"解决步骤", ImportField::ResolutionSteps},
    OtherName{u"解决方案", ImportField::ResolutionSteps},
};

std::optional<ImportField> fieldOfHeading(const QString &heading)
{
    const QString word = wordKey(heading);
    for (int i = 0; i < importFieldCount; ++i) {
        const auto field = static_cast<ImportField>(i);
        if (wordKey(QString(importFieldKey(field))) == word)
            return field;
    }
    const auto *other = std::ranges::find(otherNames, QStringView(word), &OtherName::name);
    return other == otherNames.end() ? std::nullopt : std::optional(other->field);
}

} // namespace

QLatin1StringView importFieldKey(ImportField field)
{
    return fieldKeys[static_cast<size_t>(field)];
}

std::optional<ImportField> importFieldFromKey(QStringView key)
{
    const auto *found = std::ranges::find_if(fieldKeys, [key](auto name) { return key == name; });
    return found == fieldKeys.end() ? std::nullopt : std::optional(static_cast<ImportField>(found - fieldKeys.begin()));
}

QStringList distinctHeadings(const QStringList &headings)
{
    QStringList distinct;
    QSet<QString> taken;
    for (qsizetype i = 0; i < headings.size(); ++i) {
        const QString base = headings[i].isEmpty() ? QString(u'#' + QString::number(i + 1)) : headings[i];
        QString heading = base;
        for (int n = 2; taken.contains(heading); ++n)
            heading = base + u" ("_s + QString::number(n) + u')';
        taken.insert(heading);
        distinct.append(heading);
    }
    return distinct;
}

ColumnFields guessFields(const QStringList &headings, const ColumnWishes &wishes)
{
    QSet<ImportField> taken;
    for (const std::optional<ImportField> &field : wishes) {
        if (field)
            taken.insert(*field);
    }
    ColumnFields fields;
    for (const QString &heading : headings) {
        std::optional<ImportField> field;
        if (const auto wish = wishes.constFind(heading); wish != wishes.constEnd()) {
            field = *wish;
        } else if (const auto guess = fieldOfHeading(heading); guess && !taken.contains(*guess)) {
            field = guess;
            taken.insert(*guess);
        }
        fields.push_back(field);
    }
    return fields;
}

Result<ColumnFields> fieldsFor(const QStringList &headings, const ColumnWishes &wishes)
{
    for (auto wish = wishes.begin(); wish != wishes.end(); ++wish) {
        if (!headings.contains(wish.key()))
            return fail(
                Error::Code::Invalid,
                QCoreApplication::translate("CsvImport", "The file has no column “%1”. It has: %2.")
                    .arg(wish.key(), headings.join(QCoreApplication::translate("CsvImport", ", ", "between names"))),
                wish.key());
    }
    ColumnFields fields = guessFields(headings, wishes);
    QHash<ImportField, QString> columns;
    for (size_t i = 0; i < fields.size(); ++i) {
        if (!fields[i])
            continue;
        const QString &heading = headings[static_cast<qsizetype>(i)];
        if (columns.contains(*fields[i]))
            return fail(Error::Code::Invalid,
                        QCoreApplication::translate("CsvImport", "The columns “%1” and “%2” cannot both become %3.")
                            .arg(columns.value(*fields[i]), heading, importFieldKey(*fields[i])),
                        heading);
        columns.insert(*fields[i], heading);
    }
    if (!columns.contains(ImportField::Title))
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("CsvImport", "No column becomes the title: say which one does."),
                    u"title"_s);
    return fields;
}

} // namespace itsm

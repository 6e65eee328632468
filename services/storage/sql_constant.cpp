#include "services/storage/sql_constant.h"

namespace itsm {

SqlFragment SqlFragment::list(const SqlConstants &constants)
{
    SqlFragment fragment;
    for (const SqlConstant constant : constants) {
        if (!fragment.m_text.isEmpty())
            fragment += u", "_sql;
        fragment += constant;
    }
    return fragment;
}

QString sqlText(SqlConstant pattern, std::initializer_list<SqlFragment> fragments)
{
    QString sql;
    const QStringView text = pattern.view();
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int place = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].unicode() - u'1' : -1;
        if (place < 0 || place >= int(fragments.size())) {
            sql += text[i];
            continue;
        }
        sql += fragments.begin()[place].text();
        ++i;
    }
    return sql;
}

} // namespace itsm

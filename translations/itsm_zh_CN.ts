<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Access</name>
    <message>
        <source>Sign in first: there is no valid token.</source>
        <translation>请先登录：没有有效的令牌。</translation>
    </message>
    <message>
        <source>There is no such user.</source>
        <translation>没有此用户。</translation>
    </message>
    <message>
        <source>Choose a password of your own first.</source>
        <translation>请先设置您自己的密码。</translation>
    </message>
    <message>
        <source>There is no valid token of this number.</source>
        <translation>没有此编号的有效令牌。</translation>
    </message>
    <message>
        <source>A token has the scope of a role, or “wall”.</source>
        <translation>令牌的范围是某个角色，或“wall”。</translation>
    </message>
    <message>
        <source>A token may not do more than its owner.</source>
        <translation>令牌的权限不能超过其所有者。</translation>
    </message>
    <message>
        <source>Tokens are looked after by people who signed in.</source>
        <translation>令牌只能由登录的人管理。</translation>
    </message>
    <message>
        <source>The end of the token has passed already.</source>
        <translation>令牌的到期时间已经过去。</translation>
    </message>
    <message>
        <source>The owner of a token must be active.</source>
        <translation>令牌的所有者必须处于启用状态。</translation>
    </message>
    <message>
        <source>An API token cannot change a password.</source>
        <translation>API 令牌不能更改密码。</translation>
    </message>
    <message>
        <source>The password is wrong.</source>
        <translation>密码错误。</translation>
    </message>
    <message>
        <source>This is the password that you have already.</source>
        <translation>这就是您现在的密码。</translation>
    </message>
    <message>
        <source>The login or the password is wrong.</source>
        <translation>登录名或密码错误。</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong passwords. Try again in %n second(s).</source>
        <translation>
            <numerusform>密码错误次数过多。请在 %n 秒后重试。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActionRegistry</name>
    <message>
        <source>%1 (%2)</source>
        <comment>tooltip of a command and its key</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>%1: %2 → %3</source>
        <comment>a field, its old and its new value</comment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>%1 – %2 – %3</source>
        <comment>kind of record, who, when</comment>
        <translation>%1 – %2 – %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>kind of record and who</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>long relative time and absolute time</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Without an e-mail address, so not told: %1</source>
        <translation>没有电子邮件地址，因此未通知：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) together</source>
        <translation>
            <numerusform>同时 %Ln 条告警</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>“12 alerts together” and their name</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>AdminActions</name>
    <message>
        <source>Configuration items</source>
        <translation>配置项</translation>
    </message>
    <message>
        <source>&amp;New item…</source>
        <translation>新建配置项(&amp;N)…</translation>
    </message>
    <message>
        <source>Make a configuration item</source>
        <translation>创建一个配置项</translation>
    </message>
    <message>
        <source>&amp;Edit item…</source>
        <translation>编辑配置项(&amp;E)…</translation>
    </message>
    <message>
        <source>Change name, type, environment or criticality</source>
        <translation>更改名称、类型、环境或重要程度</translation>
    </message>
    <message>
        <source>Its &amp;incidents</source>
        <translation>相关事件(&amp;I)</translation>
    </message>
    <message>
        <source>Show the incidents that name the item</source>
        <translation>显示引用此配置项的事件</translation>
    </message>
    <message>
        <source>Go to the &amp;relations</source>
        <translation>转到关系(&amp;R)</translation>
    </message>
    <message>
        <source>The keyboard goes to the relations; Escape goes back</source>
        <translation>键盘焦点转到关系列表，按 Esc 返回</translation>
    </message>
    <message>
        <source>Add re&amp;lation…</source>
        <translation>添加关系(&amp;L)…</translation>
    </message>
    <message>
        <source>Say what the item depends on, or what uses it</source>
        <translation>指明此配置项依赖什么，或被什么使用</translation>
    </message>
    <message>
        <source>Remove relation…</source>
        <translation>移除关系…</translation>
    </message>
    <message>
        <source>Remove the relation that is chosen below</source>
        <translation>移除下方所选的关系</translation>
    </message>
    <message>
        <source>&amp;Delete item…</source>
        <translation>删除配置项(&amp;D)…</translation>
    </message>
    <message>
        <source>Delete an item that no incident names</source>
        <translation>删除未被任何事件引用的配置项</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>&amp;New rule</source>
        <translation>新建规则(&amp;N)</translation>
    </message>
    <message>
        <source>Write a rule; it begins with an example</source>
        <translation>编写一条规则，从示例开始</translation>
    </message>
    <message>
        <source>&amp;Edit rule</source>
        <translation>编辑规则(&amp;E)</translation>
    </message>
    <message>
        <source>Change the rule as JSON</source>
        <translation>以 JSON 形式修改规则</translation>
    </message>
    <message>
        <source>&amp;Save rule</source>
        <translation>保存规则(&amp;S)</translation>
    </message>
    <message>
        <source>Store what is written, or go to its first mistake</source>
        <translation>保存所写内容，或转到第一处错误</translation>
    </message>
    <message>
        <source>Next &amp;mistake</source>
        <translation>下一处错误(&amp;M)</translation>
    </message>
    <message>
        <source>Go to the next mistake in the text</source>
        <translation>转到文本中的下一处错误</translation>
    </message>
    <message>
        <source>Switch &amp;on or off</source>
        <translation>启用或停用(&amp;O)</translation>
    </message>
    <message>
        <source>Let the rule work, or let it rest</source>
        <translation>让规则生效或暂停</translation>
    </message>
    <message>
        <source>D&amp;uplicate rule</source>
        <translation>创建规则副本(&amp;U)</translation>
    </message>
    <message>
        <source>Write a new rule that begins as this one</source>
        <translation>以此规则为基础编写新规则</translation>
    </message>
    <message>
        <source>&amp;Delete rule…</source>
        <translation>删除规则(&amp;D)…</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>&amp;New user…</source>
        <translation>新建用户(&amp;N)…</translation>
    </message>
    <message>
        <source>Add a person who may sign in</source>
        <translation>添加可以登录的人员</translation>
    </message>
    <message>
        <source>&amp;Edit user…</source>
        <translation>编辑用户(&amp;E)…</translation>
    </message>
    <message>
        <source>Change name, login, role or e-mail</source>
        <translation>更改名称、登录名、角色或电子邮件</translation>
    </message>
    <message>
        <source>&amp;Deactivate or activate…</source>
        <translation>停用或启用(&amp;D)…</translation>
    </message>
    <message>
        <source>Take the right to sign in away, or give it back</source>
        <translation>取消或恢复登录权限</translation>
    </message>
    <message>
        <source>Open &amp;incidents of the user</source>
        <translation>此用户的未结事件(&amp;I)</translation>
    </message>
    <message>
        <source>Show the open incidents that are assigned to the person</source>
        <translation>显示分配给此人的未结事件</translation>
    </message>
</context>
<context>
    <name>AlertActions</name>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>确认(&amp;A)</translation>
    </message>
    <message>
        <source>Somebody looks after the alert</source>
        <translation>有人正在处理此告警</translation>
    </message>
    <message>
        <source>&amp;Resolve</source>
        <translation>解决(&amp;R)</translation>
    </message>
    <message>
        <source>The reason of the alert is gone</source>
        <translation>告警的原因已消除</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>历史(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Group…</source>
        <translation>分组(&amp;G)…</translation>
    </message>
    <message>
        <source>Group the alerts by source, incident, item or severity</source>
        <translation>按来源、事件、配置项或严重程度对告警分组</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last acknowledging or resolving back, some seconds after it</source>
        <translation>在数秒内撤销上一次确认或解决</translation>
    </message>
    <message>
        <source>Choose unresolved alerts or those of some days</source>
        <translation>选择未解决的告警或最近几天的告警</translation>
    </message>
</context>
<context>
    <name>Api</name>
    <message>
        <source>The address of the request holds text that is not valid.</source>
        <translation>请求地址中含有无效文本。</translation>
    </message>
    <message>
        <source>The parameter &quot;%1&quot; is not known here.</source>
        <translation>此处不支持参数“%1”。</translation>
    </message>
    <message>
        <source>The parameter &quot;%1&quot; stands twice.</source>
        <translation>参数“%1”出现了两次。</translation>
    </message>
    <message>
        <source>This is not a whole number from %1 to %2.</source>
        <translation>这不是 %1 到 %2 之间的整数。</translation>
    </message>
    <message>
        <source>This is not a time such as 2026-01-02T03:04:05Z.</source>
        <translation>这不是形如 2026-01-02T03:04:05Z 的时间。</translation>
    </message>
    <message>
        <source>There is nothing at this address.</source>
        <translation>此地址没有内容。</translation>
    </message>
    <message>
        <source>This address does not know the method.</source>
        <translation>此地址不支持该方法。</translation>
    </message>
    <message>
        <source>The request was not answered: a defect of the server.</source>
        <translation>请求未得到应答：服务器存在缺陷。</translation>
    </message>
    <message>
        <source>The server has too much to do; try again soon.</source>
        <translation>服务器过于繁忙，请稍后重试。</translation>
    </message>
    <message>
        <source>The request cannot be understood.</source>
        <translation>无法理解该请求。</translation>
    </message>
    <message>
        <source>The dialects are v1 and v2.</source>
        <translation>方言只有 v1 和 v2。</translation>
    </message>
    <message>
        <source>Too many requests are waiting for the database; try again soon.</source>
        <translation>等待数据库的请求过多，请稍后重试。</translation>
    </message>
    <message>
        <source>The request took too long and was given up.</source>
        <translation>请求耗时过长，已放弃。</translation>
    </message>
    <message>
        <source>The server is being stopped; try again soon.</source>
        <translation>服务器正在停止，请稍后重试。</translation>
    </message>
    <message>
        <source>This is no entity tag that an answer of the server gave.</source>
        <translation>这不是服务器应答中给出的实体标签。</translation>
    </message>
    <message>
        <source>If-Match and &quot;version&quot; name different versions.</source>
        <translation>If-Match 与“version”指明的版本不一致。</translation>
    </message>
    <message>
        <source>At most %1 are possible.</source>
        <translation>最多 %1 个。</translation>
    </message>
    <message>
        <source>The server cannot listen on %1 port %2: %3</source>
        <translation>服务器无法在 %1 端口 %2 上监听：%3</translation>
    </message>
    <message>
        <source>The formats are csv, json and ndjson.</source>
        <translation>格式只有 csv、json 和 ndjson。</translation>
    </message>
    <message>
        <source>No incident is named.</source>
        <translation>没有指明任何事件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of the possible values.</source>
        <translation>“%1”不是可用的值。</translation>
    </message>
    <message>
        <source>The token is of another tenant than the request names.</source>
        <translation>令牌所属租户与请求中指明的租户不一致。</translation>
    </message>
    <message>
        <source>A reading request has no body.</source>
        <translation>读取请求不能带有请求体。</translation>
    </message>
    <message>
        <source>The key must have 1 to %1 visible ASCII characters.</source>
        <translation>键必须为 1 到 %1 个可见 ASCII 字符。</translation>
    </message>
    <message>
        <source>The key was used for another request.</source>
        <translation>该键已用于另一个请求。</translation>
    </message>
    <message>
        <source>The request has no token to sign out.</source>
        <translation>请求中没有可注销的令牌。</translation>
    </message>
    <message>
        <source>Both start_time and end_time are required.</source>
        <translation>start_time 和 end_time 均为必填项。</translation>
    </message>
    <message>
        <source>Alerts can become acknowledged or resolved.</source>
        <translation>告警只能变为已确认或已解决。</translation>
    </message>
    <message>
        <source>The server has as many event streams as it can hold.</source>
        <translation>服务器的事件流数量已达上限。</translation>
    </message>
    <message>
        <source>Only one of &quot;after&quot; and &quot;before&quot; is possible.</source>
        <translation>“after”与“before”只能使用其中一个。</translation>
    </message>
    <message>
        <source>The incident was deleted.</source>
        <translation>该事件已被删除。</translation>
    </message>
    <message>
        <source>The request changes nothing.</source>
        <translation>该请求没有任何更改。</translation>
    </message>
    <message>
        <source>The address and the request name different incidents.</source>
        <translation>地址与请求体指明的事件不一致。</translation>
    </message>
    <message>
        <source>The field is required.</source>
        <translation>该字段为必填项。</translation>
    </message>
    <message>
        <source>The database cannot be reached now.</source>
        <translation>现在无法连接数据库。</translation>
    </message>
    <message>
        <source>The alerts cannot be taken in now; send them again.</source>
        <translation>现在无法接收这些告警，请重新发送。</translation>
    </message>
    <message>
        <source>The request has no file.</source>
        <translation>请求中没有文件。</translation>
    </message>
    <message>
        <source>Other imports are running; try again when one has ended.</source>
        <translation>其他导入正在进行，请在其中一个结束后重试。</translation>
    </message>
    <message>
        <source>The only value is true.</source>
        <translation>唯一的取值是 true。</translation>
    </message>
    <message>
        <source>A command is taken back by its Idempotency-Key.</source>
        <translation>收回命令须带上它的 Idempotency-Key。</translation>
    </message>
    <message>
        <source>The database refuses the values.</source>
        <translation>数据库拒绝了这些值。</translation>
    </message>
    <message>
        <source>There is such an entry already.</source>
        <translation>已存在这样的条目。</translation>
    </message>
    <message>
        <source>The server may not do this in its database.</source>
        <translation>服务器在其数据库中没有执行此操作的权限。</translation>
    </message>
    <message>
        <source>This source sends more messages than are taken in; send it again.</source>
        <translation>此告警源发送的消息超过了接收上限，请重新发送。</translation>
    </message>
</context>
<context>
    <name>Backend</name>
    <message>
        <source>The program is being closed.</source>
        <translation>程序正在关闭。</translation>
    </message>
    <message>
        <source>Too many requests are waiting for the database; try again soon.</source>
        <translation>等待数据库的请求过多，请稍后重试。</translation>
    </message>
</context>
<context>
    <name>Cache</name>
    <message>
        <source>Redis cannot be reached: %1</source>
        <translation>无法连接 Redis：%1</translation>
    </message>
    <message>
        <source>Redis refuses %1: %2</source>
        <translation>Redis 拒绝 %1：%2</translation>
    </message>
    <message>
        <source>Redis did not answer in time.</source>
        <translation>Redis 未及时应答。</translation>
    </message>
    <message>
        <source>This is no Redis.</source>
        <translation>这不是 Redis。</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>data checksums</source>
        <translation>数据校验和</translation>
    </message>
    <message>
        <source>library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>integrity</source>
        <translation>完整性</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>activity records</source>
        <translation>活动记录</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>search tokens pending</source>
        <translation>待处理的搜索词元</translation>
    </message>
    <message>
        <source>change feed</source>
        <translation>变更流</translation>
    </message>
    <message>
        <source>readable</source>
        <translation>可读</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>%1 (from %2)</source>
        <translation>%1（来自 %2）</translation>
    </message>
    <message>
        <source>database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>schema</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>tenant</source>
        <translation>租户</translation>
    </message>
    <message>
        <source>Look whether configuration and database are in order</source>
        <translation>检查配置和数据库是否正常</translation>
    </message>
    <message>
        <source>Print a JSON array</source>
        <translation>输出 JSON 数组</translation>
    </message>
    <message>
        <source>audit trail</source>
        <translation>审计记录</translation>
    </message>
    <message>
        <source>this login may not read it</source>
        <translation>此登录名无权读取</translation>
    </message>
    <message>
        <source>record %1 is not what was written, or one before it is gone</source>
        <translation>记录 %1 与写入时不同，或它之前缺少记录</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) up to %1</source>
        <translation>
            <numerusform>%n 条记录，截至 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>version %1 at %2</source>
        <translation>版本 %1，位于 %2</translation>
    </message>
    <message>
        <source>read replica</source>
        <translation>只读副本</translation>
    </message>
    <message>
        <source>%1, last change replayed: %2</source>
        <translation>%1，最后重放的变更：%2</translation>
    </message>
    <message>
        <source>%1 is no replica</source>
        <translation>%1 不是副本</translation>
    </message>
    <message>
        <source>open schemas</source>
        <translation>对所有人开放的架构</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>everybody may make objects in %1; as the superuser: %2</source>
        <translation>所有人都可以在 %1 中创建对象；请以超级用户执行：%2</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Operations console for IT incidents.</source>
        <translation>IT 事件运维控制台。</translation>
    </message>
    <message>
        <source>Open this database: sqlite:PATH or postgresql://user@host/name.</source>
        <translation>打开此数据库：sqlite:PATH 或 postgresql://user@host/name。</translation>
    </message>
    <message>
        <source>Work on the tenant with this code.</source>
        <translation>使用此代码对应的租户。</translation>
    </message>
    <message>
        <source>Work as this user instead of the one of the system.</source>
        <translation>以此用户身份工作，而非系统用户。</translation>
    </message>
    <message>
        <source>Language of the console: en or zh_CN.</source>
        <translation>控制台语言：en 或 zh_CN。</translation>
    </message>
    <message>
        <source>Look of the console: auto, light or dark.</source>
        <translation>控制台外观：auto、light 或 dark。</translation>
    </message>
    <message>
        <source>Work through a shift on the sample workspace, save pictures of every page there, and quit.</source>
        <translation>在示例工作区中完整演练一个班次，保存每个页面的截图后退出。</translation>
    </message>
    <message>
        <source>Unexpected argument “%1”. See --help.</source>
        <translation>意外的参数“%1”。请参阅 --help。</translation>
    </message>
    <message>
        <source>Unknown language “%1”. Use one of: %2.</source>
        <translation>未知语言“%1”。可用值：%2。</translation>
    </message>
    <message>
        <source>Unknown look “%1”. Use auto, light or dark.</source>
        <translation>未知外观“%1”。请使用 auto、light 或 dark。</translation>
    </message>
    <message>
        <source>Print a line when the first rows are on the screen, and quit.</source>
        <translation>显示出首批行后输出一行信息并退出。</translation>
    </message>
    <message>
        <source>Size of the pictures of the tour.</source>
        <translation>导览图片的尺寸。</translation>
    </message>
    <message>
        <source>“%1” is no size for pictures. Write 1280x720, for example.</source>
        <translation>“%1”不是有效的图片尺寸。例如可写 1280x720。</translation>
    </message>
    <message>
        <source>There is no display. Set DISPLAY or WAYLAND_DISPLAY, or see the console in pictures: --tour FOLDER.</source>
        <translation>没有显示器。请设置 DISPLAY 或 WAYLAND_DISPLAY，或用图片查看控制台：--tour 目录。</translation>
    </message>
    <message>
        <source>Open the profile of this name.</source>
        <translation>打开此名称的连接配置。</translation>
    </message>
    <message>
        <source>Show the incidents that this filter finds.</source>
        <translation>显示此筛选条件找到的事件。</translation>
    </message>
    <message>
        <source>Show this incident: INC-000123 or itsm://INC-000123.</source>
        <translation>显示此事件：INC-000123 或 itsm://INC-000123。</translation>
    </message>
    <message>
        <source>Name a database or a profile, not both.</source>
        <translation>请指定数据库或连接配置，不要两者都指定。</translation>
    </message>
    <message>
        <source>The filter “%1” is wrong: %2</source>
        <translation>筛选条件“%1”有误：%2</translation>
    </message>
    <message>
        <source>There is no profile “%1”. There is: %2.</source>
        <translation>没有名为“%1”的连接配置。现有：%2。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The console is running already, but does not answer.</source>
        <translation>控制台已在运行，但没有响应。</translation>
    </message>
</context>
<context>
    <name>Config</name>
    <message>
        <source>There is no configuration file &quot;%1&quot;.</source>
        <translation>配置文件“%1”不存在。</translation>
    </message>
    <message>
        <source>The configuration file &quot;%1&quot; cannot be read: %2.</source>
        <translation>无法读取配置文件“%1”：%2。</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>The file is larger than 1 MiB</source>
        <translation>文件大于 1 MiB</translation>
    </message>
    <message>
        <source>The file is not valid UTF-8</source>
        <translation>文件不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>The file holds more than one YAML document</source>
        <translation>文件包含多个 YAML 文档</translation>
    </message>
    <message>
        <source>This is not valid YAML (%1)</source>
        <translation>不是有效的 YAML（%1）</translation>
    </message>
    <message>
        <source>Here a section with these keys is expected: %1</source>
        <translation>此处应为包含以下键的节：%1</translation>
    </message>
    <message>
        <source>The key stands twice</source>
        <translation>键重复出现</translation>
    </message>
    <message>
        <source>The key is not known. Known are: %1</source>
        <translation>未知的键。已知的键：%1</translation>
    </message>
    <message>
        <source>The key is missing</source>
        <translation>缺少该键</translation>
    </message>
    <message>
        <source>The section is missing</source>
        <translation>缺少该节</translation>
    </message>
    <message>
        <source>The key has no value</source>
        <translation>键没有值</translation>
    </message>
    <message>
        <source>Here a single value is expected</source>
        <translation>此处应为单个值</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set</source>
        <translation>未设置环境变量 %1</translation>
    </message>
    <message>
        <source>This is the value of the sample configuration, which everybody knows; set your own</source>
        <translation>这是示例配置中众所周知的值，请设置您自己的值</translation>
    </message>
    <message>
        <source>Both the value and its file are given; remove one</source>
        <translation>同时指定了值及其文件，请移除其中一个</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; cannot be read</source>
        <translation>无法读取文件“%1”</translation>
    </message>
    <message>
        <source>Others may read or write the file &quot;%1&quot;; run: chmod o= &quot;%1&quot;</source>
        <translation>其他用户可以读写文件“%1”，请运行：chmod o= &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; is empty or too large</source>
        <translation>文件“%1”为空或过大</translation>
    </message>
    <message>
        <source>The password is that of the sample configuration, which everybody knows; set your own</source>
        <translation>该密码是示例配置中众所周知的密码，请设置您自己的密码</translation>
    </message>
    <message>
        <source>With &quot;%1&quot; the connection to &quot;%2&quot; may be unencrypted; use verify-full or require</source>
        <translation>使用“%1”时，到“%2”的连接可能未加密；请使用 verify-full 或 require</translation>
    </message>
    <message>
        <source>The key cannot stand beside &quot;url&quot;</source>
        <translation>该键不能与“url”同时使用</translation>
    </message>
    <message>
        <source>The key is missing (or give &quot;url&quot; in place of the parts)</source>
        <translation>缺少该键（或用“url”代替各部分）</translation>
    </message>
    <message>
        <source>Others may write the file; run: chmod o= &quot;%1&quot;</source>
        <translation>其他用户可以写入该文件，请运行：chmod o= &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The file holds a secret, and others may read it; run: chmod o= &quot;%1&quot;</source>
        <translation>该文件包含机密，且其他用户可以读取，请运行：chmod o= &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number from %2 to %3</source>
        <translation>“%1”不是 %2 到 %3 之间的数字</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a duration such as 30s or 5m</source>
        <translation>“%1”不是时长，例如 30s 或 5m</translation>
    </message>
    <message>
        <source>This is not an address that begins with http:// or https://</source>
        <translation>这不是以 http:// 或 https:// 开头的地址</translation>
    </message>
    <message>
        <source>This is neither sqlite:PATH nor postgresql://…</source>
        <translation>这既不是 sqlite:PATH，也不是 postgresql://…</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of: %2</source>
        <translation>“%1”不是以下值之一：%2</translation>
    </message>
    <message>
        <source>The value is empty</source>
        <translation>值为空</translation>
    </message>
    <message>
        <source>A certificate and its key belong together; one is missing</source>
        <translation>证书与其密钥必须同时提供；缺少其中一个</translation>
    </message>
    <message>
        <source>Without TLS passwords could be read on the way; give tls_certificate and tls_key, or write insecure: true</source>
        <translation>没有 TLS，密码在途中可能被读取；请提供 tls_certificate 和 tls_key，或写明 insecure: true</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not ADDRESS:PORT, e.g. 127.0.0.1:8090</source>
        <translation>“%1”不是 地址:端口，例如 127.0.0.1:8090</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address and no network such as 10.0.0.0/8</source>
        <translation>“%1”不是地址，也不是形如 10.0.0.0/8 的网段</translation>
    </message>
    <message>
        <source>Only a PostgreSQL database has replicas</source>
        <translation>只有 PostgreSQL 数据库才有副本</translation>
    </message>
    <message>
        <source>The connection to Redis is not encrypted: take a Redis of this machine or an encrypted tunnel, or write insecure: true</source>
        <translation>到 Redis 的连接未加密：请使用本机的 Redis 或加密隧道，或写 insecure: true</translation>
    </message>
</context>
<context>
    <name>ConnectionProbe</name>
    <message>
        <source>There is no tenant “%1” in this database. It has: %2.</source>
        <translation>此数据库中没有租户“%1”。现有：%2。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>CsvImport</name>
    <message>
        <source>There is nobody called “%1”, and your role does not permit you to add people: the name is kept in the metadata.</source>
        <translation>没有名为“%1”的人员，而您的角色不能添加人员：该姓名保存在元数据中。</translation>
    </message>
    <message>
        <source>There is no configuration item “%1”, and your role does not permit you to add one: the name is kept in the metadata.</source>
        <translation>没有配置项“%1”，而您的角色不能添加配置项：该名称保存在元数据中。</translation>
    </message>
    <message>
        <source>%1 is here already and says something else; it is left alone.</source>
        <translation>%1 已存在且内容不同；保持不变。</translation>
    </message>
    <message>
        <source>“%1” is none of %2.</source>
        <translation>“%1”不是以下之一：%2。</translation>
    </message>
    <message>
        <source>“%1” is not a time such as 2016-02-29 13:30 or 29.02.2016 13:30.</source>
        <translation>“%1”不是时间，例如 2016-02-29 13:30 或 29.02.2016 13:30。</translation>
    </message>
    <message>
        <source>“%1” is not a time such as 2016-02-29 13:30. Where days stand first, this has to be said.</source>
        <translation>“%1”不是时间，例如 2016-02-29 13:30。如果日期是日在前，需要说明。</translation>
    </message>
    <message>
        <source>The data does not have the expected shape.</source>
        <translation>数据不具有所需的结构。</translation>
    </message>
    <message>
        <source>“%1” is not a whole number between 0 and %2.</source>
        <translation>“%1”不是 0 到 %2 之间的整数。</translation>
    </message>
    <message>
        <source>“%1” is neither true nor false.</source>
        <translation>“%1”既不是“是”也不是“否”。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The first line does not name the columns: %1</source>
        <translation>第一行没有列名：%1</translation>
    </message>
    <message>
        <source>The import was cancelled.</source>
        <translation>导入已取消。</translation>
    </message>
    <message>
        <source>The row has %1 fields instead of %2.</source>
        <translation>该行有 %1 个字段，应为 %2 个。</translation>
    </message>
    <message>
        <source>%1 is the number of line %2 already.</source>
        <translation>%1 已是第 %2 行的编号。</translation>
    </message>
    <message>
        <source>The file has no column “%1”. It has: %2.</source>
        <translation>文件中没有列“%1”。现有的列：%2。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The columns “%1” and “%2” cannot both become %3.</source>
        <translation>列“%1”和“%2”不能同时作为 %3。</translation>
    </message>
    <message>
        <source>No column becomes the title: say which one does.</source>
        <translation>没有作为标题的列：请指定哪一列是标题。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is the number of an incident that was not imported; it is left alone.</source>
        <translation>%1 是一个并非导入的事件的编号；保持不变。</translation>
    </message>
    <message>
        <source>The file is an archive or compressed. Take the CSV file out of it.</source>
        <translation>该文件是压缩包或经过压缩。请先取出其中的 CSV 文件。</translation>
    </message>
    <message>
        <source>The file is a picture. What can be imported is CSV: a table in text whose first line names the columns.</source>
        <translation>该文件是图片。只能导入 CSV：首行为列名的文本表格。</translation>
    </message>
    <message>
        <source>The file is a document of an office program. Save the table in it as CSV (UTF-8) and take that file.</source>
        <translation>该文件是办公软件的文档。请将其中的表格另存为 CSV（UTF-8），再导入该文件。</translation>
    </message>
    <message>
        <source>The file is a workbook. Save its table as CSV (UTF-8) and take that file.</source>
        <translation>该文件是电子表格工作簿。请将其中的表格另存为 CSV（UTF-8），再导入该文件。</translation>
    </message>
    <message>
        <source>The file is a web page or XML. What can be imported is CSV: a table in text whose first line names the columns.</source>
        <translation>该文件是网页或 XML。只能导入 CSV：首行为列名的文本表格。</translation>
    </message>
    <message>
        <source>The file is JSON. What can be imported is CSV: a table in text whose first line names the columns.</source>
        <translation>该文件是 JSON。只能导入 CSV：首行为列名的文本表格。</translation>
    </message>
    <message>
        <source>The file is no text. What can be imported is CSV: a table in text whose first line names the columns.</source>
        <translation>该文件不是文本。只能导入 CSV：首行为列名的文本表格。</translation>
    </message>
    <message>
        <source>The file is a PDF document. What can be imported is CSV: a table in text whose first line names the columns.</source>
        <translation>该文件是 PDF 文档。只能导入 CSV：首行为列名的文本表格。</translation>
    </message>
    <message>
        <source>The file is a database. What can be imported is CSV: a table in text whose first line names the columns.</source>
        <translation>该文件是数据库。只能导入 CSV：首行为列名的文本表格。</translation>
    </message>
</context>
<context>
    <name>CsvReader</name>
    <message>
        <source>The file is UTF-16. Save it as UTF-8.</source>
        <translation>文件编码为 UTF-16，请另存为 UTF-8。</translation>
    </message>
    <message>
        <source>A zero byte is not text.</source>
        <translation>零字节不是文本。</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8.</source>
        <translation>文本不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>The record is too long, or a quote that opens here is never closed.</source>
        <translation>记录过长，或此处开始的引号未闭合。</translation>
    </message>
    <message>
        <source>The quote that opens here is never closed.</source>
        <translation>此处开始的引号未闭合。</translation>
    </message>
    <message>
        <source>The record has too many fields.</source>
        <translation>记录的字段过多。</translation>
    </message>
    <message>
        <source>The record is too long.</source>
        <translation>记录过长。</translation>
    </message>
    <message>
        <source>These bytes are no text in this encoding.</source>
        <translation>这些字节在所选编码中不是文本。</translation>
    </message>
    <message>
        <source>Only a separator or a line end may follow a closing quote.</source>
        <translation>右引号之后只能是分隔符或换行。</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Somebody else changed incident %1 meanwhile.</source>
        <translation>其他人已同时修改了事件 %1。</translation>
    </message>
    <message>
        <source>There is no incident of this number.</source>
        <translation>没有此编号的事件。</translation>
    </message>
    <message>
        <source>There is no incident of the number %1.</source>
        <translation>没有编号为 %1 的事件。</translation>
    </message>
    <message>
        <source>There is no such active person.</source>
        <translation>没有此在职人员。</translation>
    </message>
    <message>
        <source>There is no such configuration item.</source>
        <translation>没有此配置项。</translation>
    </message>
    <message>
        <source>The incident is deleted; restore it first.</source>
        <translation>该事件已删除，请先恢复。</translation>
    </message>
    <message>
        <source>There is no such alert.</source>
        <translation>没有此告警。</translation>
    </message>
    <message>
        <source>Only an active alert can be acknowledged.</source>
        <translation>只能确认触发中的告警。</translation>
    </message>
    <message>
        <source>The alert is resolved already.</source>
        <translation>该告警已解决。</translation>
    </message>
    <message>
        <source>The command was cancelled; nothing was changed.</source>
        <translation>命令已取消，未做任何更改。</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>时间段的结束早于开始。</translation>
    </message>
    <message>
        <source>This is not one of the possible values.</source>
        <translation>这不是允许的值。</translation>
    </message>
    <message>
        <source>There is no such rule.</source>
        <translation>没有此规则。</translation>
    </message>
    <message>
        <source>You have no saved view of this number.</source>
        <translation>您没有此编号的已保存视图。</translation>
    </message>
    <message>
        <source>You have a view of this name already.</source>
        <translation>您已有同名的视图。</translation>
    </message>
    <message>
        <source>An incident in state &quot;%1&quot; cannot go to &quot;%2&quot;.</source>
        <translation>状态为“%1”的事件不能转为“%2”。</translation>
    </message>
    <message>
        <source>There is no active manager to assign the incident to.</source>
        <translation>没有可分配该事件的在职主管。</translation>
    </message>
    <message>
        <source>Only an open incident can be acknowledged.</source>
        <translation>只能确认未结的事件。</translation>
    </message>
    <message>
        <source>A closed or cancelled incident cannot be assigned; reopen it first.</source>
        <translation>已关闭或已取消的事件不能分配，请先重新打开。</translation>
    </message>
    <message>
        <source>Say to whom the incident is assigned.</source>
        <translation>请指定事件的处理人。</translation>
    </message>
    <message>
        <source>Say how the incident was resolved.</source>
        <translation>请说明事件的解决方法。</translation>
    </message>
    <message>
        <source>Closing needs a note.</source>
        <translation>关闭时需要填写备注。</translation>
    </message>
    <message>
        <source>Only a resolved or closed incident can be opened again.</source>
        <translation>只能重新打开已解决或已关闭的事件。</translation>
    </message>
    <message>
        <source>A closed or cancelled incident cannot be escalated.</source>
        <translation>已关闭或已取消的事件不能升级。</translation>
    </message>
    <message>
        <source>The escalation level must be higher than %1.</source>
        <translation>升级级别必须高于 %1。</translation>
    </message>
    <message>
        <source>There is no tenant &quot;%1&quot; in this database.</source>
        <translation>此数据库中没有租户“%1”。</translation>
    </message>
    <message>
        <source>A metric needs a finite number.</source>
        <translation>指标需要有限的数值。</translation>
    </message>
    <message>
        <source>Others change the same data right now; try again.</source>
        <translation>其他人正在修改相同的数据，请重试。</translation>
    </message>
    <message>
        <source>The connection was lost while the change was being saved. Look whether it was kept before you repeat it.</source>
        <translation>保存更改时连接中断。重复操作前请先检查更改是否已保存。</translation>
    </message>
    <message>
        <source>The text holds half of a character pair.</source>
        <translation>文本包含不完整的字符对。</translation>
    </message>
    <message>
        <source>Only one line is possible here.</source>
        <translation>此处只能填写一行。</translation>
    </message>
    <message>
        <source>The text holds the control character U+%1.</source>
        <translation>文本包含控制字符 U+%1。</translation>
    </message>
    <message>
        <source>Something must be written here.</source>
        <translation>此处必须填写内容。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n characters are possible.</source>
        <translation>
            <numerusform>最多 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The data holds a character that cannot be stored.</source>
        <translation>数据包含无法存储的字符。</translation>
    </message>
    <message numerus="yes">
        <source>The data is nested more than %n levels deep.</source>
        <translation>
            <numerusform>数据嵌套超过 %n 层。</numerusform>
        </translation>
    </message>
    <message>
        <source>The escalation level is between 1 and %1.</source>
        <translation>升级级别应在 1 到 %1 之间。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n people can be notified.</source>
        <translation>
            <numerusform>最多可通知 %n 人。</numerusform>
        </translation>
    </message>
    <message>
        <source>The time is not between the years 1970 and 9999.</source>
        <translation>时间不在 1970 年到 9999 年之间。</translation>
    </message>
    <message>
        <source>The data does not have the expected shape.</source>
        <translation>数据结构不符合预期。</translation>
    </message>
    <message>
        <source>There is no channel &quot;%1&quot;; there are %2.</source>
        <translation>没有渠道“%1”；可用渠道：%2。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n recipients are possible.</source>
        <translation>
            <numerusform>最多 %n 个接收人。</numerusform>
        </translation>
    </message>
    <message>
        <source>The value must be a finite number.</source>
        <translation>值必须是有限的数值。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n incidents can be changed at once.</source>
        <translation>
            <numerusform>一次最多可更改 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The data is larger than %n kilobytes.</source>
        <translation>
            <numerusform>数据超过 %n KB。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n alerts can be changed at once.</source>
        <translation>
            <numerusform>一次最多可更改 %n 条告警。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a configuration item of this name already.</source>
        <translation>已有同名的配置项。</translation>
    </message>
    <message>
        <source>Somebody else changed the configuration item &quot;%1&quot; meanwhile.</source>
        <translation>其他人已同时修改了配置项“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) name the configuration item &quot;%1&quot;, so it stays. Name another one in them first.</source>
        <translation>
            <numerusform>有 %n 个事件引用配置项“%1”，因此不能删除。请先在这些事件中改用其他配置项。</numerusform>
        </translation>
    </message>
    <message>
        <source>An item has no relation to itself; choose another one.</source>
        <translation>配置项不能与自身建立关系，请选择另一项。</translation>
    </message>
    <message>
        <source>There is this relation already.</source>
        <translation>此关系已存在。</translation>
    </message>
    <message>
        <source>There is no such relation.</source>
        <translation>没有此关系。</translation>
    </message>
    <message>
        <source>Somebody else has this login already.</source>
        <translation>此登录名已被他人使用。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the last active administrator. Make somebody else administrator first.</source>
        <translation>“%1”是最后一名启用的管理员。请先指定其他管理员。</translation>
    </message>
    <message>
        <source>There is no such user.</source>
        <translation>没有此用户。</translation>
    </message>
    <message>
        <source>Somebody else changed the user &quot;%1&quot; meanwhile.</source>
        <translation>其他人已同时修改了用户“%1”。</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>没有可撤销的更改。</translation>
    </message>
    <message>
        <source>The last change is not yours.</source>
        <translation>最近的更改不是您做的。</translation>
    </message>
    <message>
        <source>An escalation cannot be taken back: people have been notified already.</source>
        <translation>升级无法撤销：相关人员已收到通知。</translation>
    </message>
    <message>
        <source>The last change is too old to be taken back.</source>
        <translation>最近的更改时间过久，无法撤销。</translation>
    </message>
    <message>
        <source>A login is one word, without spaces.</source>
        <translation>登录名是一个词，不含空格。</translation>
    </message>
    <message>
        <source>This is not an address such as name@example.com.</source>
        <translation>这不是 name@example.com 形式的地址。</translation>
    </message>
    <message>
        <source>There is no such source of alerts.</source>
        <translation>没有这个告警来源。</translation>
    </message>
    <message>
        <source>The source speaks again.</source>
        <translation>该来源已恢复通信。</translation>
    </message>
    <message>
        <source>The alert “%1” has no identity that can be kept.</source>
        <translation>告警“%1”没有可以保存的标识。</translation>
    </message>
    <message>
        <source>The source of alerts “%1” is silent</source>
        <translation>告警来源“%1”没有任何消息</translation>
    </message>
    <message>
        <source>Nothing has come from it for more than %1. While it is silent, nobody is told of what it watches.</source>
        <translation>已超过 %1 没有收到它的消息。在此期间，它所监控的内容不会通知任何人。</translation>
    </message>
    <message>
        <source>The secret of a source of alerts is expected.</source>
        <translation>需要告警来源的密钥。</translation>
    </message>
    <message>
        <source>Only an Alertmanager can be asked for its alerts.</source>
        <translation>只能向 Alertmanager 查询其告警。</translation>
    </message>
    <message>
        <source>An address such as http://alertmanager:9093 is expected.</source>
        <translation>应为类似 http://alertmanager:9093 的地址。</translation>
    </message>
    <message>
        <source>A source cannot be expected to speak more often than every ten seconds.</source>
        <translation>不能要求来源以短于十秒的间隔发送消息。</translation>
    </message>
    <message>
        <source>There is a source of the name “%1” already.</source>
        <translation>已有名为“%1”的来源。</translation>
    </message>
    <message>
        <source>Its alert is firing again.</source>
        <translation>其告警再次触发。</translation>
    </message>
    <message>
        <source>The alert began and ended %1 times within %2. It stays open until it has been quiet for %3.</source>
        <translation>该告警在 %2 内开始和结束共 %1 次。在平静 %3 之前保持打开。</translation>
    </message>
    <message>
        <source>Its alerts have ended.</source>
        <translation>其告警均已结束。</translation>
    </message>
    <message>
        <source>There is nothing to take back, or it is too long ago by now.</source>
        <translation>没有可撤销的更改，或者时间已过太久。</translation>
    </message>
    <message>
        <source>The last change of the alert is not yours.</source>
        <translation>该告警的上一次更改不是您做的。</translation>
    </message>
    <message>
        <source>Somebody else changed the alert meanwhile.</source>
        <translation>其间有他人更改了该告警。</translation>
    </message>
    <message>
        <source>The source of the alert reports it no more.</source>
        <translation>告警源已不再报告该告警。</translation>
    </message>
    <message>
        <source>E-mail and SMS need at least one recipient.</source>
        <translation>电子邮件和短信至少需要一个收件人。</translation>
    </message>
    <message>
        <source>A resolved or closed incident must be reopened first; say why.</source>
        <translation>已解决或已关闭的事件须先重新打开，并说明原因。</translation>
    </message>
    <message>
        <source>Somebody else changed the rule “%1” meanwhile.</source>
        <translation>其他人已同时修改了规则“%1”。</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>The export cannot be written: %1</source>
        <translation>无法写入导出文件：%1</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>导出已取消。</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>Nothing follows the minus. Put a lone minus in quotation marks to search for text after it.</source>
        <translation>减号后没有内容。要在减号后搜索文本，请将单独的减号放在引号中。</translation>
    </message>
    <message>
        <source>There is no field &quot;%1&quot;. Put text with a colon in quotation marks.</source>
        <translation>没有字段“%1”。含冒号的文本请放在引号中。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can be several fields: %2.</source>
        <translation>“%1”可能指多个字段：%2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be compared with &quot;%2&quot;.</source>
        <translation>“%1”不能用“%2”比较。</translation>
    </message>
    <message>
        <source>A value is missing after &quot;%1&quot;.</source>
        <translation>“%1”之后缺少值。</translation>
    </message>
    <message>
        <source>A range cannot be negated. Use &lt; or &gt; instead.</source>
        <translation>范围不能取反，请改用 &lt; 或 &gt;。</translation>
    </message>
    <message>
        <source>A range needs a beginning or an end.</source>
        <translation>范围需要起点或终点。</translation>
    </message>
    <message>
        <source>A value is missing beside the comma.</source>
        <translation>逗号旁缺少值。</translation>
    </message>
    <message>
        <source>Only one value can be compared with &lt;, &lt;=, &gt; or &gt;=.</source>
        <translation>&lt;、&lt;=、&gt; 或 &gt;= 只能与一个值比较。</translation>
    </message>
    <message>
        <source>A range must be the only value of its field.</source>
        <translation>范围必须是该字段的唯一值。</translation>
    </message>
    <message>
        <source>A space is missing after the closing quotation mark.</source>
        <translation>右引号后缺少空格。</translation>
    </message>
    <message>
        <source>To find empty fields, write &quot;none&quot;.</source>
        <translation>要查找空字段，请写“none”。</translation>
    </message>
    <message>
        <source>There is nothing between the quotation marks.</source>
        <translation>引号之间没有内容。</translation>
    </message>
    <message>
        <source>A quotation mark must stand at the beginning of a value. Inside quotation marks, write \&quot; for it.</source>
        <translation>引号必须位于值的开头。引号内请用 \&quot; 表示引号。</translation>
    </message>
    <message>
        <source>After a backslash only &quot; and \ can stand.</source>
        <translation>反斜杠后只能是 &quot; 或 \。</translation>
    </message>
    <message>
        <source>The closing quotation mark is missing.</source>
        <translation>缺少右引号。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no letter and no digit to search for.</source>
        <translation>“%1”中没有可搜索的字母或数字。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a whole number.</source>
        <translation>“%1”不是整数。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date or a time. Write 2026-01-31 or 2026-01-31T08:00:00Z.</source>
        <translation>“%1”不是日期或时间。请写成 2026-01-31 或 2026-01-31T08:00:00Z。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a duration. Write 30m, 4h or 2d.</source>
        <translation>“%1”不是时长。请写成 30m、4h 或 2d。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a value of %2. Its values are: %3.</source>
        <translation>“%1”不是 %2 的值。可用值：%3。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number. Write 12, -3 or 0.75.</source>
        <translation>“%1”不是数字。请写成 12、-3 或 0.75。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n values are possible in one condition.</source>
        <translation>
            <numerusform>一个条件中最多可有 %n 个值。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormMerge</name>
    <message>
        <source>Somebody else wrote: %1</source>
        <translation>其他人写入：%1</translation>
    </message>
    <message>
        <source>%1 What you changed is kept, the rest is as they left it. Look, and save again.</source>
        <comment>the first part is a sentence: somebody else changed …</comment>
        <translation>%1您的更改已保留，其余内容已更新为对方的版本。请检查后再次保存。</translation>
    </message>
</context>
<context>
    <name>Impact</name>
    <message>
        <source>Measured: from the incident&apos;s metric samples.</source>
        <translation>实测：来自事件的指标样本。</translation>
    </message>
    <message>
        <source>Assumed: the incident has no metric samples.</source>
        <translation>假定：事件没有指标样本。</translation>
    </message>
    <message>
        <source>Measured: the time since the incident was created.</source>
        <translation>实测：事件创建以来的时间。</translation>
    </message>
    <message>
        <source>Modelled: the deadline follows from the severity (critical 4 h, high 8 h, medium 24 h).</source>
        <translation>推算：期限由严重程度决定（严重 4 小时，高 8 小时，中 24 小时）。</translation>
    </message>
    <message>
        <source>Assumed: this severity has no deadline.</source>
        <translation>假定：此严重程度没有期限。</translation>
    </message>
    <message>
        <source>Modelled: a fixed estimate for this severity.</source>
        <translation>推算：此严重程度的固定估值。</translation>
    </message>
    <message>
        <source>Assumed: there is no estimate for this severity; the one for low is shown.</source>
        <translation>假定：此严重程度没有估值，显示“低”的估值。</translation>
    </message>
    <message>
        <source>Modelled: a sample of CPU use is above 90 %.</source>
        <translation>推算：有 CPU 使用率样本高于 90 %。</translation>
    </message>
    <message>
        <source>Modelled: a sample of memory use is above 95 %.</source>
        <translation>推算：有内存使用率样本高于 95 %。</translation>
    </message>
    <message>
        <source>Modelled: no sample of CPU or memory use is above its threshold.</source>
        <translation>推算：没有 CPU 或内存使用率样本超过阈值。</translation>
    </message>
</context>
<context>
    <name>ImpactTab</name>
    <message>
        <source>Business</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Affected users</source>
        <translation>受影响用户</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Revenue at risk</source>
        <translation>面临风险的收入</translation>
    </message>
    <message>
        <source>Service availability</source>
        <translation>服务可用性</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Loss of performance</source>
        <translation>性能损失</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Since creation</source>
        <translation>自创建以来</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>In days</source>
        <translation>折合天数</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>Overdue by</source>
        <translation>超时时长</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最高值</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最低值</translation>
    </message>
    <message>
        <source>All metrics together, whatever their units</source>
        <translation>所有指标合计（不区分单位）</translation>
    </message>
</context>
<context>
    <name>ImportFields</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Subcategory</source>
        <translation>子分类</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>处理组</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>报告人</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>配置项</translation>
    </message>
    <message>
        <source>Escalation level</source>
        <translation>升级级别</translation>
    </message>
    <message>
        <source>Automated</source>
        <translation>自动处理</translation>
    </message>
    <message>
        <source>Detected</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>确认时间</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>升级时间</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>Impact analysis</source>
        <translation>影响分析</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Resolution steps</source>
        <translation>解决步骤</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
</context>
<context>
    <name>ImportWire</name>
    <message>
        <source>This is neither true nor false.</source>
        <translation>这既不是 true 也不是 false。</translation>
    </message>
    <message>
        <source>“%1” is none of %2.</source>
        <translation>“%1”不是以下之一：%2。</translation>
    </message>
    <message>
        <source>This is no JSON object of columns and their fields.</source>
        <translation>这不是由列及其字段组成的 JSON 对象。</translation>
    </message>
    <message>
        <source>“%1” is no field of an incident.</source>
        <translation>“%1”不是事件的字段。</translation>
    </message>
    <message>
        <source>The kinds are table and event_log.</source>
        <translation>种类只有 table 和 event_log。</translation>
    </message>
    <message>
        <source>There is no time zone “%1”.</source>
        <translation>没有“%1”这个时区。</translation>
    </message>
    <message>
        <source>Say “columns” or “fields”, not both.</source>
        <translation>请只使用“columns”或“fields”之一。</translation>
    </message>
    <message>
        <source>The file has %1 columns, and there are fields for %2.</source>
        <translation>文件有 %1 列，而给出的字段为 %2 列。</translation>
    </message>
</context>
<context>
    <name>IncidentActions</name>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>确认(&amp;A)</translation>
    </message>
    <message>
        <source>Say that somebody has seen it</source>
        <translation>表示已有人看到</translation>
    </message>
    <message>
        <source>&amp;Start work</source>
        <translation>开始处理(&amp;S)</translation>
    </message>
    <message>
        <source>Set the status to in progress</source>
        <translation>将状态设为处理中</translation>
    </message>
    <message>
        <source>&amp;Resolve…</source>
        <translation>解决(&amp;R)…</translation>
    </message>
    <message>
        <source>Say how it was resolved</source>
        <translation>说明解决方法</translation>
    </message>
    <message>
        <source>Put on &amp;hold…</source>
        <translation>挂起(&amp;H)…</translation>
    </message>
    <message>
        <source>It waits for somebody or something</source>
        <translation>等待某人或某事</translation>
    </message>
    <message>
        <source>Clos&amp;e…</source>
        <translation>关闭(&amp;E)…</translation>
    </message>
    <message>
        <source>Close a resolved incident for good</source>
        <translation>彻底关闭已解决的事件</translation>
    </message>
    <message>
        <source>Reo&amp;pen…</source>
        <translation>重新打开(&amp;P)…</translation>
    </message>
    <message>
        <source>Work on it goes on</source>
        <translation>继续处理</translation>
    </message>
    <message>
        <source>Assign to &amp;me</source>
        <translation>分配给我(&amp;M)</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>由我接手</translation>
    </message>
    <message>
        <source>Assi&amp;gn…</source>
        <translation>分配(&amp;G)…</translation>
    </message>
    <message>
        <source>Say who works on it</source>
        <translation>指定处理人</translation>
    </message>
    <message>
        <source>Escala&amp;te…</source>
        <translation>升级(&amp;T)…</translation>
    </message>
    <message>
        <source>Raise the level and notify people</source>
        <translation>提高级别并通知相关人员</translation>
    </message>
    <message>
        <source>&amp;Comment…</source>
        <translation>评论(&amp;C)…</translation>
    </message>
    <message>
        <source>Write a comment</source>
        <translation>写评论</translation>
    </message>
    <message>
        <source>E&amp;dit…</source>
        <translation>编辑(&amp;D)…</translation>
    </message>
    <message>
        <source>Change title, description and classification</source>
        <translation>更改标题、描述和分类</translation>
    </message>
    <message>
        <source>Cop&amp;y number</source>
        <translation>复制编号(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy the numbers to the clipboard</source>
        <translation>将编号复制到剪贴板</translation>
    </message>
    <message>
        <source>It was none; it cannot be opened again</source>
        <translation>不属于事件；取消后无法重新打开</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>删除(&amp;L)…</translation>
    </message>
    <message>
        <source>Take it out of all lists; can be undone</source>
        <translation>从所有列表中移除，可撤销</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Pane</source>
        <translation>详情窗格</translation>
    </message>
    <message>
        <source>&amp;New incident…</source>
        <translation>新建事件(&amp;N)…</translation>
    </message>
    <message>
        <source>Report an incident</source>
        <translation>上报事件</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>筛选(&amp;F)</translation>
    </message>
    <message>
        <source>Write a filter</source>
        <translation>编写筛选条件</translation>
    </message>
    <message>
        <source>&amp;Clear filter</source>
        <translation>清除筛选(&amp;C)</translation>
    </message>
    <message>
        <source>Show all incidents</source>
        <translation>显示全部事件</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>转到(&amp;G)…</translation>
    </message>
    <message>
        <source>Go to a row, a percentage or a number</source>
        <translation>转到某行、百分比位置或编号</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>Read what is shown again</source>
        <translation>重新读取当前显示的内容</translation>
    </message>
    <message>
        <source>Show &amp;new rows</source>
        <translation>显示新行(&amp;N)</translation>
    </message>
    <message>
        <source>Let in the rows that wait above the list</source>
        <translation>载入列表上方等待的行</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select or &amp;leave out</source>
        <translation>选中或取消选中(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Pane</source>
        <translation>详情窗格(&amp;P)</translation>
    </message>
    <message>
        <source>Open or close the pane of the incident</source>
        <translation>打开或关闭事件的详情窗格</translation>
    </message>
    <message>
        <source>Comment on the incident in the pane</source>
        <translation>在详情窗格中评论事件</translation>
    </message>
    <message>
        <source>Pane: overview</source>
        <translation>详情窗格：概览</translation>
    </message>
    <message>
        <source>Pane: activity</source>
        <translation>详情窗格：活动</translation>
    </message>
    <message>
        <source>Pane: alerts</source>
        <translation>详情窗格：告警</translation>
    </message>
    <message>
        <source>Pane: metrics</source>
        <translation>详情窗格：指标</translation>
    </message>
    <message>
        <source>Pane: impact</source>
        <translation>详情窗格：影响</translation>
    </message>
    <message>
        <source>Cancel &amp;incident…</source>
        <translation>取消事件(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Write in the pane</source>
        <translation>在详情窗格中书写(&amp;W)</translation>
    </message>
    <message>
        <source>%1 is deleted.</source>
        <comment>number of an incident</comment>
        <translation>%1 已删除。</translation>
    </message>
    <message>
        <source>%1 is cancelled; it cannot be changed any more.</source>
        <translation>%1 已取消，不能再更改。</translation>
    </message>
    <message>
        <source>%1 is open already.</source>
        <translation>%1 尚未结束，无需重新打开。</translation>
    </message>
    <message>
        <source>%1 is closed already.</source>
        <translation>%1 已关闭。</translation>
    </message>
    <message>
        <source>%1 is closed already: reopen it first.</source>
        <translation>%1 已关闭，请先重新打开。</translation>
    </message>
    <message>
        <source>%1 is not resolved yet: resolve it first.</source>
        <translation>%1 尚未解决，请先解决。</translation>
    </message>
    <message>
        <source>%1 is resolved already.</source>
        <translation>%1 已解决。</translation>
    </message>
    <message>
        <source>%1 is resolved already: reopen it first.</source>
        <translation>%1 已解决，请先重新打开。</translation>
    </message>
    <message>
        <source>%1 is acknowledged already.</source>
        <translation>%1 已确认过。</translation>
    </message>
    <message>
        <source>%1 is in progress already.</source>
        <translation>%1 已在处理中。</translation>
    </message>
    <message>
        <source>%1 is on hold already.</source>
        <translation>%1 已挂起。</translation>
    </message>
    <message>
        <source>%1 is new: acknowledge it first.</source>
        <translation>%1 是新事件，请先确认。</translation>
    </message>
    <message>
        <source>%1 stands at the highest level already.</source>
        <translation>%1 已处于最高升级级别。</translation>
    </message>
    <message>
        <source>This is not possible for %1 in the status “%2”.</source>
        <translation>%1 处于“%2”状态，不能执行此操作。</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>复制为文本(&amp;T)</translation>
    </message>
    <message>
        <source>Copy for &amp;spreadsheets (TSV)</source>
        <translation>复制到电子表格（TSV）(&amp;S)</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>复制为 CSV(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>复制为 JSON(&amp;J)</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>复制为 Markdown(&amp;M)</translation>
    </message>
    <message>
        <source>Copy as &amp;link</source>
        <translation>复制为链接(&amp;L)</translation>
    </message>
    <message>
        <source>Copy &amp;as…</source>
        <translation>复制为(&amp;A)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Write the list, or what is selected, as CSV, JSON, Markdown or PDF</source>
        <translation>将列表或选中项写为 CSV、JSON、Markdown 或 PDF</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last command back, for ten seconds</source>
        <translation>十秒之内撤销上一个命令</translation>
    </message>
    <message>
        <source>Re&amp;peat on the next row</source>
        <translation>在下一行重复(&amp;P)</translation>
    </message>
    <message>
        <source>Do the last command again, with the same words, on the next row, or on the row you have gone to</source>
        <translation>在下一行（或您移到的行）以相同内容再次执行上一个命令</translation>
    </message>
    <message>
        <source>Choose the columns of the list and their order</source>
        <translation>选择列表的列及其顺序</translation>
    </message>
    <message>
        <source>Pane: previous tab</source>
        <translation>详情窗格：上一个标签</translation>
    </message>
    <message>
        <source>Pane: next tab</source>
        <translation>详情窗格：下一个标签</translation>
    </message>
    <message>
        <source>Saved view 1</source>
        <translation>已存视图 1</translation>
    </message>
    <message>
        <source>Saved view 2</source>
        <translation>已存视图 2</translation>
    </message>
    <message>
        <source>Saved view 3</source>
        <translation>已存视图 3</translation>
    </message>
    <message>
        <source>Saved view 4</source>
        <translation>已存视图 4</translation>
    </message>
    <message>
        <source>Saved view 5</source>
        <translation>已存视图 5</translation>
    </message>
    <message>
        <source>Saved view 6</source>
        <translation>已存视图 6</translation>
    </message>
    <message>
        <source>Saved view 7</source>
        <translation>已存视图 7</translation>
    </message>
    <message>
        <source>Saved view 8</source>
        <translation>已存视图 8</translation>
    </message>
    <message>
        <source>Saved view 9</source>
        <translation>已存视图 9</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>已存视图</translation>
    </message>
    <message>
        <source>Sa&amp;ve view…</source>
        <translation>保存视图(&amp;V)…</translation>
    </message>
    <message>
        <source>Keep filter, columns and order under a name</source>
        <translation>以名称保存筛选、列和排序</translation>
    </message>
    <message>
        <source>Change the vie&amp;w…</source>
        <translation>更改视图(&amp;W)…</translation>
    </message>
    <message>
        <source>Rename, share or delete the view that is shown</source>
        <translation>重命名、共享或删除当前视图</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Take incidents from a CSV file</source>
        <translation>从 CSV 文件导入事件</translation>
    </message>
    <message>
        <source>Marks the row or takes its mark away; then the arrow keys keep what is marked, and Esc takes all marks away</source>
        <translation>标记该行或取消标记；此后方向键保留已标记的行，Esc 取消全部标记</translation>
    </message>
    <message>
        <source>Pri&amp;ority…</source>
        <translation>优先级(&amp;O)…</translation>
    </message>
    <message>
        <source>Say how soon it must be worked on</source>
        <translation>说明需要多快处理</translation>
    </message>
    <message>
        <source>&amp;Sort by…</source>
        <translation>排序(&amp;S)…</translation>
    </message>
    <message>
        <source>Choose the column that the rows are sorted by; the same one again turns them round</source>
        <translation>选择排序所依据的列，再选同一列则反转顺序</translation>
    </message>
    <message>
        <source>Colu&amp;mns…</source>
        <translation>列(&amp;M)…</translation>
    </message>
    <message>
        <source>Add an alert to the incident, and send it</source>
        <translation>为事件添加一条告警并发送</translation>
    </message>
    <message>
        <source>Ne&amp;w alert…</source>
        <translation>新建告警(&amp;W)…</translation>
    </message>
</context>
<context>
    <name>IncidentFields</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Subcategory</source>
        <translation>子分类</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>处理组</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>配置项</translation>
    </message>
    <message>
        <source>Escalation level</source>
        <translation>升级级别</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>确认时间</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>Impact analysis</source>
        <translation>影响分析</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Resolution steps</source>
        <translation>解决步骤</translation>
    </message>
    <message>
        <source>Further data</source>
        <translation>其他数据</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>none</source>
        <comment>value of a field</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>resolution step and who did it</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>InlineEditors</name>
    <message>
        <source>At most %L1 characters are possible.</source>
        <translation>最多 %L1 个字符。</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>There is nobody of this name. Choose a person from the list.</source>
        <translation>没有叫这个名字的人，请从列表中选择。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>There is no such item. Choose one from the list.</source>
        <translation>没有此项，请从列表中选择。</translation>
    </message>
</context>
<context>
    <name>Json</name>
    <message>
        <source>there is text after the end of the value</source>
        <translation>值结束后还有文本</translation>
    </message>
    <message>
        <source>Invalid JSON in line %1, column %2: %3.</source>
        <translation>第 %1 行第 %2 列的 JSON 无效：%3。</translation>
    </message>
    <message>
        <source>the text ends where a value should stand</source>
        <translation>应有值的位置文本已结束</translation>
    </message>
    <message>
        <source>the value is nested too deeply</source>
        <translation>值嵌套过深</translation>
    </message>
    <message>
        <source>a value is expected</source>
        <translation>应为值</translation>
    </message>
    <message>
        <source>the text ends inside an array or object</source>
        <translation>文本在数组或对象内结束</translation>
    </message>
    <message>
        <source>a comma or the end of the array or object is expected</source>
        <translation>应为逗号或数组、对象的结尾</translation>
    </message>
    <message>
        <source>a key in quotation marks is expected</source>
        <translation>应为引号中的键</translation>
    </message>
    <message>
        <source>the key stands twice in its object</source>
        <translation>键在其对象中重复出现</translation>
    </message>
    <message>
        <source>a colon is expected</source>
        <translation>应为冒号</translation>
    </message>
    <message>
        <source>a digit is expected</source>
        <translation>应为数字</translation>
    </message>
    <message>
        <source>a number cannot begin with a zero</source>
        <translation>数字不能以零开头</translation>
    </message>
    <message>
        <source>the integer does not fit into 64 bits</source>
        <translation>整数超出 64 位范围</translation>
    </message>
    <message>
        <source>the number is too large or too small</source>
        <translation>数值过大或过小</translation>
    </message>
    <message>
        <source>a control character must be escaped</source>
        <translation>控制字符必须转义</translation>
    </message>
    <message>
        <source>the text ends inside a string</source>
        <translation>文本在字符串内结束</translation>
    </message>
    <message>
        <source>there is no such escape</source>
        <translation>没有此转义序列</translation>
    </message>
    <message>
        <source>four hexadecimal digits are expected after \u</source>
        <translation>\u 之后应为四位十六进制数字</translation>
    </message>
    <message>
        <source>the character U+0000 is not allowed</source>
        <translation>不允许字符 U+0000</translation>
    </message>
    <message>
        <source>a surrogate stands without its other half</source>
        <translation>代理项缺少另一半</translation>
    </message>
    <message>
        <source>the text is not valid UTF-8</source>
        <translation>文本不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>The JSON text is larger than %1 bytes.</source>
        <translation>JSON 文本大于 %1 字节。</translation>
    </message>
    <message>
        <source>Invalid JSON: %1.</source>
        <translation>JSON 无效：%1。</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Low</source>
        <comment>priority</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>priority</comment>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <comment>priority</comment>
        <translation>高</translation>
    </message>
    <message>
        <source>Urgent</source>
        <comment>priority</comment>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>severity</comment>
        <translation>信息</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>severity</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>severity</comment>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <comment>severity</comment>
        <translation>高</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>severity</comment>
        <translation>严重</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>impact or urgency</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>impact or urgency</comment>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <comment>impact or urgency</comment>
        <translation>高</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>impact or urgency</comment>
        <translation>严重</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>alert</comment>
        <translation>触发中</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>alert</comment>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>alert</comment>
        <translation>已解决</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a time and its zone</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>duration</comment>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>duration</comment>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1，%2前</translation>
    </message>
    <message>
        <source>Escalated to level %1 at %2</source>
        <translation>已于 %2 升级到 %1 级</translation>
    </message>
    <message>
        <source>Escalated to level %1</source>
        <translation>已升级到 %1 级</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Viewer</source>
        <comment>role</comment>
        <translation>观察员</translation>
    </message>
    <message>
        <source>Agent</source>
        <comment>role</comment>
        <translation>处理员</translation>
    </message>
    <message>
        <source>Manager</source>
        <comment>role</comment>
        <translation>主管</translation>
    </message>
    <message>
        <source>Admin</source>
        <comment>role</comment>
        <translation>管理员</translation>
    </message>
    <message>
        <source>New</source>
        <comment>status</comment>
        <translation>新建</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>status</comment>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Assigned</source>
        <comment>status</comment>
        <translation>已分配</translation>
    </message>
    <message>
        <source>In progress</source>
        <comment>status</comment>
        <translation>处理中</translation>
    </message>
    <message>
        <source>On hold</source>
        <comment>status</comment>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>status</comment>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>status</comment>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>status</comment>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Created</source>
        <comment>activity record</comment>
        <translation>创建</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>activity record</comment>
        <translation>修改</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>activity record</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Assignment</source>
        <comment>activity record</comment>
        <translation>分配</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <comment>activity record</comment>
        <translation>确认</translation>
    </message>
    <message>
        <source>Escalation</source>
        <comment>activity record</comment>
        <translation>升级</translation>
    </message>
    <message>
        <source>Resolution</source>
        <comment>activity record</comment>
        <translation>解决</translation>
    </message>
    <message>
        <source>Closure</source>
        <comment>activity record</comment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reopening</source>
        <comment>activity record</comment>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Comment</source>
        <comment>activity record</comment>
        <translation>评论</translation>
    </message>
    <message>
        <source>Deletion</source>
        <comment>activity record</comment>
        <translation>删除</translation>
    </message>
    <message>
        <source>Restoration</source>
        <comment>activity record</comment>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Alert</source>
        <comment>activity record</comment>
        <translation>告警</translation>
    </message>
    <message>
        <source>Alert acknowledged</source>
        <comment>activity record</comment>
        <translation>告警已确认</translation>
    </message>
    <message>
        <source>Alert resolved</source>
        <comment>activity record</comment>
        <translation>告警已解决</translation>
    </message>
    <message>
        <source>Metric</source>
        <comment>activity record</comment>
        <translation>指标</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>activity record</comment>
        <translation>导入</translation>
    </message>
    <message>
        <source>Severity</source>
        <comment>column</comment>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>column</comment>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <comment>column</comment>
        <translation>标题</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>column</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <comment>column</comment>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Assignee</source>
        <comment>column</comment>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>column</comment>
        <translation>处理组</translation>
    </message>
    <message>
        <source>Category</source>
        <comment>column</comment>
        <translation>分类</translation>
    </message>
    <message>
        <source>Subcategory</source>
        <comment>column</comment>
        <translation>子分类</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <comment>column</comment>
        <translation>配置项</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>column</comment>
        <translation>来源</translation>
    </message>
    <message>
        <source>Escalation</source>
        <comment>column</comment>
        <translation>升级级别</translation>
    </message>
    <message>
        <source>Age</source>
        <comment>column</comment>
        <translation>时长</translation>
    </message>
    <message>
        <source>Detected</source>
        <comment>column</comment>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>Created</source>
        <comment>column</comment>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Updated</source>
        <comment>column</comment>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>column</comment>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>Taken back</source>
        <comment>activity record</comment>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <comment>activity record</comment>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column and value, for screen readers</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <comment>heading of a group, for screen readers</comment>
        <translation>
            <numerusform>%1，%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>depends on</source>
        <translation>依赖</translation>
    </message>
    <message>
        <source>is needed by</source>
        <translation>被依赖于</translation>
    </message>
    <message>
        <source>runs on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>hosts</source>
        <translation>承载</translation>
    </message>
    <message>
        <source>connects to</source>
        <translation>连接到</translation>
    </message>
    <message>
        <source>is connected from</source>
        <translation>被连接自</translation>
    </message>
    <message>
        <source>%1 (the other way)</source>
        <translation>%1（反向）</translation>
    </message>
    <message>
        <source>Escalation</source>
        <comment>type of a rule</comment>
        <translation>升级</translation>
    </message>
    <message>
        <source>Alert</source>
        <comment>type of a rule</comment>
        <translation>告警</translation>
    </message>
    <message>
        <source>Assignment</source>
        <comment>type of a rule</comment>
        <translation>分配</translation>
    </message>
    <message>
        <source>Alert flapping</source>
        <comment>activity record</comment>
        <translation>告警抖动</translation>
    </message>
    <message>
        <source>Alert steady</source>
        <comment>activity record</comment>
        <translation>告警已稳定</translation>
    </message>
    <message>
        <source>Alert: taken back</source>
        <comment>activity record</comment>
        <translation>告警：已撤销</translation>
    </message>
    <message>
        <source>Manual</source>
        <comment>source</comment>
        <translation>手动</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <comment>source</comment>
        <translation>监控</translation>
    </message>
    <message>
        <source>System</source>
        <comment>source</comment>
        <translation>系统</translation>
    </message>
    <message>
        <source>User</source>
        <comment>source</comment>
        <translation>用户</translation>
    </message>
    <message>
        <source>API</source>
        <comment>source</comment>
        <translation>API</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>source</comment>
        <translation>导入</translation>
    </message>
    <message>
        <source>Incident escalated</source>
        <comment>alert</comment>
        <translation>事件已升级</translation>
    </message>
    <message>
        <source>E-mail</source>
        <comment>way to notify</comment>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>SMS</source>
        <comment>way to notify</comment>
        <translation>短信</translation>
    </message>
    <message>
        <source>Slack</source>
        <comment>way to notify</comment>
        <translation>Slack</translation>
    </message>
    <message>
        <source>Webhook</source>
        <comment>way to notify</comment>
        <translation>Webhook</translation>
    </message>
</context>
<context>
    <name>Logging</name>
    <message>
        <source>The log file &quot;%1&quot; cannot be written: %2</source>
        <translation>无法写入日志文件“%1”：%2</translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; cannot be made.</source>
        <translation>无法创建文件夹“%1”。</translation>
    </message>
</context>
<context>
    <name>MetricsTab</name>
    <message>
        <source>%1 %2</source>
        <comment>number and unit</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>Monitoring</name>
    <message>
        <source>A list of texts is expected.</source>
        <translation>应为文本列表。</translation>
    </message>
    <message>
        <source>A duration such as 30m is expected.</source>
        <translation>应为类似 30m 的时长。</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2 is expected.</source>
        <translation>应为 %1 到 %2 之间的整数。</translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation>没有这个设置。</translation>
    </message>
    <message>
        <source>An object is expected.</source>
        <translation>应为对象。</translation>
    </message>
    <message>
        <source>true or false is expected.</source>
        <translation>应为 true 或 false。</translation>
    </message>
    <message>
        <source>A text is expected.</source>
        <translation>应为文本。</translation>
    </message>
    <message>
        <source>One of info, low, medium, high and critical is expected.</source>
        <translation>应为 info、low、medium、high 或 critical 之一。</translation>
    </message>
    <message>
        <source>An alert is no JSON object.</source>
        <translation>某条告警不是 JSON 对象。</translation>
    </message>
    <message>
        <source>An alert has no name.</source>
        <translation>某条告警没有名称。</translation>
    </message>
    <message>
        <source>The message has no “%1”, where its alerts should be.</source>
        <translation>消息中没有应包含告警的“%1”。</translation>
    </message>
    <message>
        <source>The message holds too many alerts.</source>
        <translation>消息中的告警过多。</translation>
    </message>
    <message>
        <source>An alert has no labels.</source>
        <translation>某条告警没有标签。</translation>
    </message>
    <message>
        <source>The alert “%1” has the unknown status “%2”.</source>
        <translation>告警“%1”的状态“%2”未知。</translation>
    </message>
    <message>
        <source>This is no message of Alertmanager or Grafana: it has no alerts.</source>
        <translation>这不是 Alertmanager 或 Grafana 的消息：其中没有告警。</translation>
    </message>
    <message>
        <source>The answer of the Alertmanager is no list of alerts.</source>
        <translation>Alertmanager 的应答不是告警列表。</translation>
    </message>
    <message>
        <source>The answer of the Alertmanager does not say when it started.</source>
        <translation>Alertmanager 的应答没有说明其启动时间。</translation>
    </message>
    <message>
        <source>The Alertmanager at %1 does not answer.</source>
        <translation>%1 上的 Alertmanager 没有应答。</translation>
    </message>
    <message>
        <source>The Alertmanager at %1 cannot be asked: %2</source>
        <translation>无法查询 %1 上的 Alertmanager：%2</translation>
    </message>
    <message>
        <source>The Alertmanager at %1 answers with status %2.</source>
        <translation>%1 上的 Alertmanager 以状态 %2 应答。</translation>
    </message>
    <message>
        <source>The message holds %1 alerts; it may hold %2. Send them in several messages.</source>
        <translation>消息包含 %1 条告警，最多允许 %2 条。请分多条消息发送。</translation>
    </message>
    <message>
        <source>The answer of the Alertmanager is no list of groups.</source>
        <translation>Alertmanager 的应答不是分组列表。</translation>
    </message>
</context>
<context>
    <name>OverviewTab</name>
    <message>
        <source>%1: %2</source>
        <comment>name and value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a moment and the time zone</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>Password</name>
    <message>
        <source>Too many people sign in right now. Try again in a moment.</source>
        <translation>当前登录的人太多。请稍后重试。</translation>
    </message>
    <message>
        <source>There is not enough memory to hash the password.</source>
        <translation>内存不足，无法计算密码的哈希值。</translation>
    </message>
    <message numerus="yes">
        <source>The password needs at least %n characters.</source>
        <translation>
            <numerusform>密码至少需要 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The password is too long.</source>
        <translation>密码太长。</translation>
    </message>
    <message>
        <source>This password would be guessed at once. Choose another one.</source>
        <translation>此密码极易被猜中，请另选一个。</translation>
    </message>
</context>
<context>
    <name>Paths</name>
    <message>
        <source>The folder &quot;%1&quot; cannot be created: %2.</source>
        <translation>无法创建文件夹“%1”：%2。</translation>
    </message>
</context>
<context>
    <name>Pdf</name>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
</context>
<context>
    <name>Permissions</name>
    <message>
        <source>Nobody is signed in to a tenant.</source>
        <translation>没有人登录到租户。</translation>
    </message>
    <message>
        <source>Your role does not permit you to %1.</source>
        <translation>您的角色无权%1。</translation>
    </message>
    <message>
        <source>read incidents</source>
        <translation>查看事件</translation>
    </message>
    <message>
        <source>change incidents</source>
        <translation>修改事件</translation>
    </message>
    <message>
        <source>delete or restore incidents</source>
        <translation>删除或恢复事件</translation>
    </message>
    <message>
        <source>change alerts</source>
        <translation>修改告警</translation>
    </message>
    <message>
        <source>add metrics</source>
        <translation>添加指标</translation>
    </message>
    <message>
        <source>change rules</source>
        <translation>修改规则</translation>
    </message>
    <message>
        <source>change users</source>
        <translation>修改用户</translation>
    </message>
    <message>
        <source>change settings</source>
        <translation>修改设置</translation>
    </message>
    <message>
        <source>change configuration items</source>
        <translation>修改配置项</translation>
    </message>
    <message>
        <source>read the audit trail</source>
        <translation>查看审计记录</translation>
    </message>
    <message>
        <source>save views</source>
        <translation>保存视图</translation>
    </message>
</context>
<context>
    <name>PlainMessage</name>
    <message>
        <source>Link not opened</source>
        <translation>链接未打开</translation>
    </message>
    <message>
        <source>Only web links (http, https) are opened.</source>
        <translation>只能打开网页链接（http、https）。</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Open this address in the web browser?</source>
        <translation>要在浏览器中打开此地址吗？</translation>
    </message>
</context>
<context>
    <name>PriorityMatrix</name>
    <message>
        <source>&quot;%1&quot; is not a level.</source>
        <translation>“%1”不是级别。</translation>
    </message>
    <message>
        <source>The impact &quot;%1&quot; is missing.</source>
        <translation>缺少影响“%1”。</translation>
    </message>
    <message>
        <source>Impact &quot;%1&quot; has no priority for urgency &quot;%2&quot;.</source>
        <translation>影响“%1”与紧急程度“%2”没有对应的优先级。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a priority.</source>
        <translation>“%1”不是优先级。</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>%1 must be a text of at most 1,000 characters.</source>
        <translation>%1 必须是不超过 1,000 个字符的文本。</translation>
    </message>
    <message>
        <source>%1 must be a number from 1 to 65535.</source>
        <translation>%1 必须是 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>%1 must not hold a password.</source>
        <translation>%1 不得包含密码。</translation>
    </message>
    <message>
        <source>Unknown setting “%1”.</source>
        <translation>未知的设置“%1”。</translation>
    </message>
    <message>
        <source>%1 must be letters, digits and hyphens.</source>
        <translation>%1 只能包含字母、数字和连字符。</translation>
    </message>
    <message>
        <source>%1 must be a name of at most 60 characters.</source>
        <translation>%1 必须是不超过 60 个字符的名称。</translation>
    </message>
    <message>
        <source>%1 must name a file.</source>
        <translation>%1 必须指定文件。</translation>
    </message>
    <message>
        <source>%1 must be verify-full, verify-ca, require or disable.</source>
        <translation>%1 必须是 verify-full、verify-ca、require 或 disable。</translation>
    </message>
    <message>
        <source>My workspace</source>
        <translation>我的工作区</translation>
    </message>
    <message>
        <source>“profiles” must be a list of at most 200 profiles.</source>
        <translation>“profiles”必须是不超过 200 个连接配置的列表。</translation>
    </message>
    <message>
        <source>%1 must be an object.</source>
        <translation>%1 必须是对象。</translation>
    </message>
    <message>
        <source>%1 has the id or the name of another profile.</source>
        <translation>%1 的标识或名称与另一个连接配置相同。</translation>
    </message>
    <message>
        <source>%1 must be local, postgresql or server.</source>
        <translation>%1 必须是 local、postgresql 或 server。</translation>
    </message>
</context>
<context>
    <name>RecordActions</name>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Configuration items</source>
        <translation>配置项</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>&amp;Open the incident</source>
        <translation>打开事件(&amp;O)</translation>
    </message>
    <message>
        <source>Show the incident that the row is about</source>
        <translation>显示该行所属的事件</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the rows as text with tabs</source>
        <translation>将所选行复制为制表符分隔的文本</translation>
    </message>
    <message>
        <source>Copy &amp;as…</source>
        <translation>复制为(&amp;A)…</translation>
    </message>
    <message>
        <source>Copy the rows as text, CSV, JSON or Markdown</source>
        <translation>将所选行复制为文本、CSV、JSON 或 Markdown</translation>
    </message>
    <message>
        <source>&amp;Select all</source>
        <translation>全选(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>筛选(&amp;F)</translation>
    </message>
    <message>
        <source>Write a filter</source>
        <translation>输入筛选条件</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>刷新(&amp;F)</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Write the list, or what is selected, as CSV, JSON, Markdown or PDF</source>
        <translation>将列表或选中项写为 CSV、JSON、Markdown 或 PDF</translation>
    </message>
    <message>
        <source>Select or &amp;leave out</source>
        <translation>选中或取消选中(&amp;L)</translation>
    </message>
    <message>
        <source>Marks the row or takes its mark away; then the arrow keys keep what is marked, and Esc takes all marks away</source>
        <translation>标记该行或取消标记；此后方向键保留已标记的行，Esc 取消全部标记</translation>
    </message>
    <message>
        <source>Sor&amp;t by…</source>
        <translation>排序(&amp;T)…</translation>
    </message>
    <message>
        <source>Choose the column that the rows are sorted by; the same one again turns them round</source>
        <translation>选择排序所依据的列，再选同一列则反转顺序</translation>
    </message>
    <message>
        <source>Colu&amp;mns…</source>
        <translation>列(&amp;M)…</translation>
    </message>
    <message>
        <source>Choose the columns of the list and their order</source>
        <translation>选择列表的列及其顺序</translation>
    </message>
</context>
<context>
    <name>RestBackend</name>
    <message>
        <source>The server has ended the connection.</source>
        <translation>服务器已结束连接。</translation>
    </message>
    <message>
        <source>The server sends an event that has no end.</source>
        <translation>服务器发送了一个没有结尾的事件流消息。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The server ended the export too early: %1</source>
        <translation>服务器过早结束了导出：%1</translation>
    </message>
    <message>
        <source>a line has no end</source>
        <translation>有一行没有结尾</translation>
    </message>
    <message>
        <source>The import was cancelled. What was written until then stays; run it again to go on.</source>
        <translation>导入已取消。已写入的内容会保留；再次导入即可继续。</translation>
    </message>
    <message>
        <source>Your session is over. Sign in again.</source>
        <translation>会话已结束，请重新登录。</translation>
    </message>
</context>
<context>
    <name>RestTransport</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The server at “%1” shows a certificate for another name: %2. Use one of these names as the address, or ask who runs the server.</source>
        <translation>“%1”上的服务器出示的证书属于其他名称：%2。请用其中一个名称作为地址，或联系服务器管理员。</translation>
    </message>
    <message>
        <source>The certificate of “%1” was valid until %2 only. Who runs the server must renew it; if the clock of this computer is wrong, set it.</source>
        <translation>“%1”的证书有效期只到 %2。服务器管理员必须更新证书；如果本机时钟不准，请校准。</translation>
    </message>
    <message>
        <source>The certificate of “%1” is valid from %2 only. Is the clock of this computer right?</source>
        <translation>“%1”的证书从 %2 才开始生效。本机时钟准确吗？</translation>
    </message>
    <message>
        <source>The certificate of “%1” vouches for itself; nobody else does. If you have got it from who runs the server, name its file as the authority of the profile.</source>
        <translation>“%1”的证书是自签名的，没有其他机构为它担保。如果您从服务器管理员处得到了该证书，请在连接配置中把它的文件填为证书颁发机构。</translation>
    </message>
    <message>
        <source>The certificate of “%1” comes from “%2”, which this computer does not trust. Name the file of that authority in the profile if it is the one of your organization.</source>
        <translation>“%1”的证书由“%2”颁发，本机不信任它。如果它是您所在组织的颁发机构，请在连接配置中填写该机构的证书文件。</translation>
    </message>
    <message>
        <source>The certificate of “%1” was revoked. Do not sign in; tell who runs the server.</source>
        <translation>“%1”的证书已被吊销。请不要登录，并通知服务器管理员。</translation>
    </message>
    <message>
        <source>The certificate of “%1” does not prove that it is this server: %2.</source>
        <translation>“%1”的证书不能证明它就是该服务器：%2。</translation>
    </message>
    <message>
        <source>There is no computer named “%1” in this network.</source>
        <translation>此网络中没有名为“%1”的计算机。</translation>
    </message>
    <message>
        <source>No server answers at %1. It may be down, or the port is another one.</source>
        <translation>%1 没有服务器应答。它可能未运行，或端口不对。</translation>
    </message>
    <message>
        <source>No encrypted connection with “%1” is possible: %2</source>
        <translation>无法与“%1”建立加密连接：%2</translation>
    </message>
    <message>
        <source>The server at “%1” does not answer in time.</source>
        <translation>“%1”上的服务器没有及时应答。</translation>
    </message>
    <message>
        <source>The connection with “%1” failed: %2</source>
        <translation>与“%1”的连接失败：%2</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>&quot;%1&quot; is missing.</source>
        <translation>缺少“%1”。</translation>
    </message>
    <message>
        <source>%1 is not a text.</source>
        <translation>%1 不是文本。</translation>
    </message>
    <message>
        <source>The text is empty.</source>
        <translation>文本为空。</translation>
    </message>
    <message>
        <source>%1 is neither true nor false.</source>
        <translation>%1 既不是 true 也不是 false。</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>列表为空。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known here. Known are: %2.</source>
        <translation>此处“%1”未知。已知的有：%2。</translation>
    </message>
    <message>
        <source>%1 is not a whole number from %2.</source>
        <translation>%1 不是大于等于 %2 的整数。</translation>
    </message>
    <message>
        <source>%1 is not a whole number from %2 to %3.</source>
        <translation>%1 不是 %2 到 %3 之间的整数。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of: %2.</source>
        <translation>“%1”不是以下值之一：%2。</translation>
    </message>
    <message>
        <source>A rule needs at least one action.</source>
        <translation>规则至少需要一个动作。</translation>
    </message>
    <message>
        <source>A rule needs a name.</source>
        <translation>规则需要名称。</translation>
    </message>
    <message numerus="yes">
        <source>The name is longer than %n character(s).</source>
        <translation>
            <numerusform>名称超过 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a priority.</source>
        <translation>“%1”不是优先级。</translation>
    </message>
    <message>
        <source>%1 is not an object.</source>
        <translation>%1 不是对象。</translation>
    </message>
    <message>
        <source>A rule needs at least one condition.</source>
        <translation>规则至少需要一个条件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a duration such as 30m, 24h or 1h30m.</source>
        <translation>“%1”不是时长，例如 30m、24h 或 1h30m。</translation>
    </message>
    <message>
        <source>&quot;message&quot; stands for &quot;reason&quot; here; give one of them (it says %1).</source>
        <translation>此处“message”等同于“reason”，请只指定其中一个（当前内容：%1）。</translation>
    </message>
    <message>
        <source>%1 is not a number.</source>
        <translation>%1 不是数字。</translation>
    </message>
    <message>
        <source>%1 is not a list.</source>
        <translation>%1 不是列表。</translation>
    </message>
    <message>
        <source>A rule is an object: it begins with {.</source>
        <translation>规则是一个对象：以 { 开头。</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>The sample is for an empty workspace, but tenant &quot;%1&quot; has incidents already.</source>
        <translation>示例只能用于空工作区，但租户“%1”已有事件。</translation>
    </message>
</context>
<context>
    <name>Secrets</name>
    <message>
        <source>No password is kept.</source>
        <translation>没有保存密码。</translation>
    </message>
    <message>
        <source>No keychain answers.</source>
        <translation>没有密钥环响应。</translation>
    </message>
</context>
<context>
    <name>Server</name>
    <message>
        <source>--filter, character %1: %2</source>
        <translation>--filter，第 %1 个字符：%2</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) written to %1.</source>
        <translation>
            <numerusform>已将 %n 个事件写入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows read, %2 left out.</source>
        <translation>已读取 %1 行，跳过 %2 行。</translation>
    </message>
    <message>
        <source>Incidents: %1 created, %2 extended, %3 unchanged.</source>
        <translation>事件：新建 %1，补充 %2，未变 %3。</translation>
    </message>
    <message>
        <source>Activity records: %1 written.</source>
        <translation>活动记录：已写入 %1。</translation>
    </message>
    <message>
        <source>%1 is the number of an incident that was not imported; it is left alone.</source>
        <translation>%1 是非导入事件的编号，未作改动。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message numerus="yes">
        <source>%n further problem(s) are not shown.</source>
        <translation>
            <numerusform>另有 %n 个问题未显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>Schema %1: %2</source>
        <translation>架构 %1：%2</translation>
    </message>
    <message>
        <source>The schema is up to date (version %1).</source>
        <translation>架构已是最新（版本 %1）。</translation>
    </message>
    <message>
        <source>%1 is ready. Tenant: %2.</source>
        <translation>%1 已就绪。租户：%2。</translation>
    </message>
    <message>
        <source>The sample workspace is ready in %1.</source>
        <translation>示例工作区已在 %1 就绪。</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Open and critical</source>
        <translation>未结且严重</translation>
    </message>
    <message>
        <source>Open and urgent</source>
        <translation>未结且紧急</translation>
    </message>
    <message>
        <source>Open, nobody assigned</source>
        <translation>未结且未分配</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Mean time to resolve</source>
        <translation>平均解决时间</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>Open by category</source>
        <translation>各分类未结数</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>No database is named. Use --database sqlite:PATH or --database postgresql://…, set ITSM_DATABASE, or write %1.</source>
        <translation>未指定数据库。请使用 --database sqlite:PATH 或 --database postgresql://…，设置 ITSM_DATABASE，或编写 %1。</translation>
    </message>
    <message>
        <source>Write data to a file or to standard output</source>
        <translation>将数据写入文件或标准输出</translation>
    </message>
    <message>
        <source>Write incidents, ordered by number</source>
        <translation>按编号顺序导出事件</translation>
    </message>
    <message>
        <source>csv or json; default: csv</source>
        <translation>csv 或 json；默认 csv</translation>
    </message>
    <message>
        <source>Only incidents that match, e.g. &apos;status:new prio:urgent &quot;text&quot;&apos;</source>
        <translation>仅导出匹配的事件，例如 &apos;status:new prio:urgent &quot;文本&quot;&apos;</translation>
    </message>
    <message>
        <source>The file to write; default: standard output</source>
        <translation>要写入的文件；默认为标准输出</translation>
    </message>
    <message>
        <source>Begin a CSV file with a byte order mark, for spreadsheets</source>
        <translation>在 CSV 文件开头写入字节顺序标记，便于电子表格打开</translation>
    </message>
    <message>
        <source>Load incidents of another system</source>
        <translation>导入其他系统的事件</translation>
    </message>
    <message>
        <source>Load an incident event log of ServiceNow (CSV, 36 columns)</source>
        <translation>导入 ServiceNow 的事件日志（CSV，36 列）</translation>
    </message>
    <message>
        <source>The log; - is standard input</source>
        <translation>日志文件；- 表示标准输入</translation>
    </message>
    <message>
        <source>Zone of times that name none; default: UTC</source>
        <translation>未注明时区的时间所用的时区；默认 UTC</translation>
    </message>
    <message>
        <source>Load the log as it stood at this time</source>
        <translation>按日志在此时间的状态导入</translation>
    </message>
    <message>
        <source>URL is sqlite:PATH or postgresql://[USER@]HOST[:PORT]/NAME; it may also stand in ITSM_DATABASE or in
the configuration file. Put passwords into ~/.pgpass or PGPASSFILE, not on the command line.</source>
        <translation>URL 为 sqlite:路径 或 postgresql://[用户@]主机[:端口]/数据库名；也可写在 ITSM_DATABASE 或配置文件中。
密码请放在 ~/.pgpass 或 PGPASSFILE 指定的文件中，不要写在命令行上。</translation>
    </message>
    <message>
        <source>itsmd - the headless side of ITSM Console</source>
        <translation>itsmd - ITSM Console 的后台程序</translation>
    </message>
    <message>
        <source>Print the version</source>
        <translation>显示版本</translation>
    </message>
    <message>
        <source>Print this help</source>
        <translation>显示此帮助</translation>
    </message>
    <message>
        <source>The database to work on</source>
        <translation>要使用的数据库</translation>
    </message>
    <message>
        <source>Read this configuration file</source>
        <translation>读取此配置文件</translation>
    </message>
    <message>
        <source>The tenant to work in; default: the first one</source>
        <translation>要使用的租户；默认为第一个</translation>
    </message>
    <message>
        <source>Language of messages; default: that of the environment</source>
        <translation>消息语言；默认取自环境</translation>
    </message>
    <message>
        <source>Print results and errors only</source>
        <translation>只显示结果和错误</translation>
    </message>
    <message>
        <source>Create the schema or bring it to the newest version; adopts a database of the specification&apos;s tables</source>
        <translation>创建数据库结构或升级到最新版本；可接管按规范建表的数据库</translation>
    </message>
    <message>
        <source>Fill an empty database with the sample workspace</source>
        <translation>用示例工作区填充空数据库</translation>
    </message>
    <message>
        <source>Print how many incidents stand where</source>
        <translation>显示各状态的事件数量</translation>
    </message>
    <message>
        <source>Print a JSON object</source>
        <translation>输出 JSON 对象</translation>
    </message>
    <message>
        <source>Usage</source>
        <comment>heading of the help</comment>
        <translation>用法</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <comment>in the usage line</comment>
        <translation>选项</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <comment>in the usage line</comment>
        <translation>命令</translation>
    </message>
    <message>
        <source>Arguments</source>
        <comment>heading of the help</comment>
        <translation>参数</translation>
    </message>
    <message>
        <source>(required)</source>
        <comment>behind an argument</comment>
        <translation>（必填）</translation>
    </message>
    <message>
        <source>excludes</source>
        <comment>this option excludes: others</comment>
        <translation>不可与之同用</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>缺少命令。</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>没有命令“%1”。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <comment>name of an argument</comment>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>Not expected: %1</source>
        <comment>words of a command line</comment>
        <translation>多余的参数：%1</translation>
    </message>
    <message>
        <source>%1 and %2 exclude each other.</source>
        <comment>names of options</comment>
        <translation>%1 与 %2 不能同时使用。</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <comment>name of an option</comment>
        <translation>%1 需要一个值。</translation>
    </message>
    <message>
        <source>Commands</source>
        <comment>heading of the help</comment>
        <translation>命令</translation>
    </message>
    <message>
        <source>Run with --help for more information.</source>
        <translation>使用 --help 查看帮助。</translation>
    </message>
    <message>
        <source>“%1” is no time zone, e.g. Asia/Shanghai</source>
        <translation>“%1”不是时区，例如 Asia/Shanghai</translation>
    </message>
    <message>
        <source>“%1” is no time, e.g. 2016-03-05T12:00 or 05-03-2016 12:00</source>
        <translation>“%1”不是时间，例如 2016-03-05T12:00 或 05-03-2016 12:00</translation>
    </message>
    <message>
        <source>Options</source>
        <comment>heading of the help</comment>
        <translation>选项</translation>
    </message>
    <message>
        <source>“%1” is none of %2</source>
        <translation>“%1”不是以下之一：%2</translation>
    </message>
    <message>
        <source>“%1” does not say column=field</source>
        <translation>“%1”不是“列=字段”的形式</translation>
    </message>
    <message>
        <source>Load any table of incidents (CSV), such as one that was exported</source>
        <translation>导入任意事件表格（CSV），例如导出的表格</translation>
    </message>
    <message>
        <source>The table; - is standard input</source>
        <translation>表格文件；- 表示标准输入</translation>
    </message>
    <message>
        <source>What a column becomes, e.g. &apos;Team=assignment_group&apos;; without a field it is left out. Others are known by their headings</source>
        <translation>某列作为什么字段，例如 &apos;Team=assignment_group&apos;；不写字段则忽略该列。其余列按列名识别</translation>
    </message>
    <message>
        <source>Take 02/03/2016 for a day in March; without it, such times are broken</source>
        <translation>将 02/03/2016 理解为 3 月 2 日；不加此选项时，这样的时间视为错误</translation>
    </message>
    <message>
        <source>Print who signed in and who changed people, tokens, rules, items, views and settings</source>
        <translation>显示谁登录过，谁更改了用户、令牌、规则、配置项、视图和设置</translation>
    </message>
    <message>
        <source>How many records, the newest first; default: 100</source>
        <translation>记录条数，最新的在前；默认为 100</translation>
    </message>
    <message>
        <source>Print one JSON object on each line</source>
        <translation>每行输出一个 JSON 对象</translation>
    </message>
    <message>
        <source>Without TLS passwords could be read on the way to %1. Configure server.tls_certificate and server.tls_key, or say --insecure.</source>
        <translation>没有 TLS，密码在通往 %1 的途中可能被读取。请配置 server.tls_certificate 和 server.tls_key，或使用 --insecure。</translation>
    </message>
    <message>
        <source>The database login is a superuser, may bypass row security, or owns the tables. Use a login of the role itsm_app, or say --insecure.</source>
        <translation>该数据库登录是超级用户、可绕过行级安全或拥有这些表。请使用 itsm_app 角色的登录，或使用 --insecure。</translation>
    </message>
    <message>
        <source>Sign in as &quot;%1&quot; of the tenant &quot;%2&quot; with the one-time password: %3</source>
        <translation>请以租户“%2”的“%1”身份登录，一次性密码为：%3</translation>
    </message>
    <message>
        <source>Serving %1 at %2://%3:%4</source>
        <translation>正在 %2://%3:%4 上提供 %1 的服务</translation>
    </message>
    <message>
        <source>Serve the API until it is stopped</source>
        <translation>提供 API 服务，直到被停止</translation>
    </message>
    <message>
        <source>Where to listen; default: 127.0.0.1:8090</source>
        <translation>监听地址；默认：127.0.0.1:8090</translation>
    </message>
    <message>
        <source>Accept a database login that sees all tenants, and other machines without TLS</source>
        <translation>接受可见所有租户的数据库登录，以及不经 TLS 的其他机器</translation>
    </message>
    <message>
        <source>“%1” is no duration such as 90d, and not “never”</source>
        <translation>“%1”不是 90d 这样的时长，也不是“never”</translation>
    </message>
    <message>
        <source>Token %1 holds until %2. It is shown only now:</source>
        <translation>令牌 %1 有效至 %2。它只在此时显示一次：</translation>
    </message>
    <message>
        <source>Token %1 holds until it is revoked. It is shown only now:</source>
        <translation>令牌 %1 在撤销前一直有效。它只在此时显示一次：</translation>
    </message>
    <message>
        <source>The old signing keys are gone: everybody signs in again.</source>
        <translation>旧的签名密钥已删除：所有人都需要重新登录。</translation>
    </message>
    <message>
        <source>Make a token and print it once</source>
        <translation>创建令牌并显示一次</translation>
    </message>
    <message>
        <source>The person in whose name it acts</source>
        <translation>令牌以此人的名义行事</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>令牌的用途</translation>
    </message>
    <message>
        <source>What it may do at most; “wall” reads incidents and nothing else</source>
        <translation>令牌的最大权限；“wall”只能读取事件</translation>
    </message>
    <message>
        <source>How long it holds, such as 12h or 365d, or “never”; default: 90d</source>
        <translation>有效时长，例如 12h、365d，或“never”；默认为 90d</translation>
    </message>
    <message>
        <source>Print which tokens there are</source>
        <translation>显示现有的令牌</translation>
    </message>
    <message>
        <source>Print a JSON array</source>
        <translation>输出 JSON 数组</translation>
    </message>
    <message>
        <source>End a token</source>
        <translation>撤销令牌</translation>
    </message>
    <message>
        <source>Its number, as list prints it</source>
        <translation>list 显示的令牌编号</translation>
    </message>
    <message>
        <source>Make a new key for the tokens of people who sign in, for all tenants</source>
        <translation>为登录者的令牌生成新密钥，对所有租户有效</translation>
    </message>
    <message>
        <source>Forget the old keys at once, because somebody else has them</source>
        <translation>立即删除旧密钥，因为别人已得到它们</translation>
    </message>
    <message>
        <source>Look after tokens for machines and walls</source>
        <translation>管理机器和大屏的令牌</translation>
    </message>
    <message>
        <source>One-time password of “%1”, to be replaced at the first sign-in, within three days:</source>
        <translation>“%1”的一次性密码，须在三天内首次登录时更换：</translation>
    </message>
    <message>
        <source>“%1” has a new password and is signed out everywhere.</source>
        <translation>“%1”已有新密码，并已在所有地方退出登录。</translation>
    </message>
    <message>
        <source>“%1” is a user of %2 now.</source>
        <translation>“%1”现在是 %2 的用户。</translation>
    </message>
    <message>
        <source>The login of the person</source>
        <translation>此人的登录名</translation>
    </message>
    <message>
        <source>Make a user, with a one-time password</source>
        <translation>创建用户，并给出一次性密码</translation>
    </message>
    <message>
        <source>The name that others see; default: the login</source>
        <translation>别人看到的姓名；默认为登录名</translation>
    </message>
    <message>
        <source>Where mail goes to</source>
        <translation>接收邮件的地址</translation>
    </message>
    <message>
        <source>What the person may do; default: agent</source>
        <translation>此人的权限；默认为 agent</translation>
    </message>
    <message>
        <source>Nobody can sign in to a server as this user</source>
        <translation>无人能以此用户登录服务器</translation>
    </message>
    <message>
        <source>Give a new password, one for one time by default</source>
        <translation>设置新密码，默认为一次性密码</translation>
    </message>
    <message>
        <source>Change what a person may do</source>
        <translation>更改某人的权限</translation>
    </message>
    <message>
        <source>The new role</source>
        <translation>新角色</translation>
    </message>
    <message>
        <source>Print who there is</source>
        <translation>显示所有用户</translation>
    </message>
    <message>
        <source>Look after the people who sign in</source>
        <translation>管理登录的用户</translation>
    </message>
    <message>
        <source>Keep a person out, and sign him out everywhere</source>
        <translation>停用某人，并使其在所有地方退出登录</translation>
    </message>
    <message>
        <source>Let a deactivated person in again</source>
        <translation>重新启用已停用的人</translation>
    </message>
    <message>
        <source>There is no user “%1”.</source>
        <translation>没有用户“%1”。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>无法读取文件 %1。</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the password at.</source>
        <translation>没有可用于询问密码的终端。</translation>
    </message>
    <message>
        <source>Password: </source>
        <translation>密码：</translation>
    </message>
    <message>
        <source>The same once more: </source>
        <translation>请再输入一次：</translation>
    </message>
    <message>
        <source>These were two different passwords.</source>
        <translation>两次输入的密码不同。</translation>
    </message>
    <message>
        <source>Take the first line of this file as the password; - is standard input</source>
        <translation>取此文件的第一行作为密码；- 表示标准输入</translation>
    </message>
    <message>
        <source>Ask for the password at the terminal</source>
        <translation>在终端询问密码</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; cannot be read: %2</source>
        <translation>无法读取密钥“%1”：%2</translation>
    </message>
    <message>
        <source>Others may read or write the key &quot;%1&quot;; run: chmod o= &quot;%1&quot;</source>
        <translation>其他用户可以读取或写入密钥“%1”；请执行：chmod o= &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no private key (PEM, RSA or EC, without a password).</source>
        <translation>“%1”不是私钥（PEM、RSA 或 EC，无密码）。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no certificate (PEM), or cannot be read.</source>
        <translation>“%1”不是证书（PEM），或无法读取。</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; does not belong to the certificate &quot;%2&quot;.</source>
        <translation>密钥“%1”与证书“%2”不匹配。</translation>
    </message>
    <message>
        <source>“%1” is no duration such as 5m, and not “never”</source>
        <translation>“%1”不是类似 5m 的时长，也不是“never”</translation>
    </message>
    <message>
        <source>The name of the source</source>
        <translation>来源的名称</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>无法读取文件 %1：%2</translation>
    </message>
    <message>
        <source>The file %1 holds no JSON object.</source>
        <translation>文件 %1 中没有 JSON 对象。</translation>
    </message>
    <message>
        <source>In the mapping, “%1”: %2</source>
        <translation>映射中的“%1”：%2</translation>
    </message>
    <message>
        <source>There is no source of alerts “%1”.</source>
        <translation>没有告警来源“%1”。</translation>
    </message>
    <message>
        <source>The secret of “%1”, which it sends as a bearer token. It is shown only now:</source>
        <translation>“%1”的密钥，由它作为 Bearer 令牌发送。仅在此时显示：</translation>
    </message>
    <message>
        <source>“%1” is changed; its secret stays.</source>
        <translation>“%1”已更改；其密钥不变。</translation>
    </message>
    <message>
        <source>“%1” is removed; its incidents stay.</source>
        <translation>“%1”已移除；其事件保留。</translation>
    </message>
    <message>
        <source>A JSON file that says how its alerts become incidents</source>
        <translation>说明其告警如何成为事件的 JSON 文件</translation>
    </message>
    <message>
        <source>Ask this Alertmanager every minute for what it holds; empty: do not</source>
        <translation>每分钟向此 Alertmanager 查询其持有的告警；为空则不查询</translation>
    </message>
    <message>
        <source>An incident opens if nothing comes for so long, such as 5m; default: never</source>
        <translation>超过此时长没有消息即产生事件，例如 5m；默认：never</translation>
    </message>
    <message>
        <source>Look after the monitoring systems that report alerts</source>
        <translation>管理上报告警的监控系统</translation>
    </message>
    <message>
        <source>Make a source and print its secret once</source>
        <translation>创建来源并显示一次其密钥</translation>
    </message>
    <message>
        <source>What it speaks; default: alertmanager</source>
        <translation>其消息格式；默认：alertmanager</translation>
    </message>
    <message>
        <source>Change what is given</source>
        <translation>更改所给出的设置</translation>
    </message>
    <message>
        <source>Replace its secret, which ends at once</source>
        <translation>更换其密钥，旧密钥立即失效</translation>
    </message>
    <message>
        <source>Remove it; its incidents stay</source>
        <translation>移除它；其事件保留</translation>
    </message>
    <message>
        <source>Print which sources there are</source>
        <translation>显示有哪些来源</translation>
    </message>
    <message>
        <source>How the characters are written; found out where it is not said</source>
        <translation>字符编码；未指定时自动识别</translation>
    </message>
    <message>
        <source>What stands between the fields; found out where it is not said</source>
        <translation>字段之间的分隔符；未指定时自动识别</translation>
    </message>
    <message>
        <source>Answer invalid requests of the first dialect with HTTP status 200, as the original does</source>
        <translation>对第一方言的无效请求以 HTTP 状态 200 应答，与原系统一致</translation>
    </message>
    <message>
        <source>The new certificate is not used; the one before stays. %1</source>
        <translation>未使用新证书，沿用原有证书。%1</translation>
    </message>
    <message>
        <source>Not all of the results were printed: %1</source>
        <translation>结果未能全部输出：%1</translation>
    </message>
    <message>
        <source>impact \ urgency</source>
        <translation>影响 \ 紧急程度</translation>
    </message>
    <message>
        <source>It holds for incidents from now on; those that are there keep their priority.</source>
        <translation>自现在起对事件生效；已有事件保持其优先级。</translation>
    </message>
    <message>
        <source>Show or change which priority follows from impact and urgency</source>
        <translation>显示或更改由影响和紧急程度得出的优先级</translation>
    </message>
    <message>
        <source>Print the matrix of the tenant</source>
        <translation>显示租户的优先级矩阵</translation>
    </message>
    <message>
        <source>Print JSON</source>
        <translation>以 JSON 显示</translation>
    </message>
    <message>
        <source>Change one cell of the matrix</source>
        <translation>更改矩阵中的一格</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>The priority that follows</source>
        <translation>得出的优先级</translation>
    </message>
    <message>
        <source>Go back to the matrix that the program comes with</source>
        <translation>恢复程序自带的矩阵</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but rows were left out, 69 database unavailable,
70 defect of the program, 74 file cannot be read or written, 76 database made by a newer version,
78 configuration, 130 interrupted, 141 nobody reads the results. See itsmd(1).</source>
        <translation>退出码：0 完成，1 失败，2 用法错误，3 完成但跳过了部分行，69 数据库不可用，70 程序缺陷，
74 文件无法读写，76 数据库由更新的版本创建，78 配置错误，130 被中断，141 无人读取结果。参见 itsmd(1)。</translation>
    </message>
    <message>
        <source>Token %1 is revoked; servers know it within 30 seconds.</source>
        <translation>令牌 %1 已撤销；各服务器会在 30 秒内得知。</translation>
    </message>
    <message>
        <source>There is a new signing key; servers use it within 30 seconds.</source>
        <translation>已有新的签名密钥；各服务器会在 30 秒内启用。</translation>
    </message>
</context>
<context>
    <name>ServerAddress</name>
    <message>
        <source>Name the address of the server, such as https://desk.example.org.</source>
        <translation>请填写服务器地址，例如 https://desk.example.org。</translation>
    </message>
    <message>
        <source>“%1” is no address of a server, such as https://desk.example.org.</source>
        <translation>“%1”不是服务器地址，正确的例子：https://desk.example.org。</translation>
    </message>
    <message>
        <source>The address holds a name, a password or a query. Leave them out.</source>
        <translation>地址中含有用户名、密码或查询参数，请去掉。</translation>
    </message>
    <message>
        <source>Without encryption (http) only a server of this computer is possible. Use https.</source>
        <translation>不加密（http）时只能连接本机的服务器。请使用 https。</translation>
    </message>
</context>
<context>
    <name>ServiceNow</name>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The first line does not name the columns: %1</source>
        <translation>第一行没有列名：%1</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; is there twice.</source>
        <translation>列“%1”出现了两次。</translation>
    </message>
    <message>
        <source>This is not an incident event log: it has no column %1. The first line must name the columns.</source>
        <translation>这不是事件日志：缺少列 %1。第一行必须是列名。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a time. Expected is &quot;29-02-2016 01:16&quot; or &quot;2016-02-29 01:16&quot;.</source>
        <translation>%1：“%2”不是时间。应为“29-02-2016 01:16”或“2016-02-29 01:16”。</translation>
    </message>
    <message>
        <source>%1 must stand on one line.</source>
        <translation>%1 必须在一行之内。</translation>
    </message>
    <message>
        <source>%1 has more than %2 characters.</source>
        <translation>%1 超过 %2 个字符。</translation>
    </message>
    <message>
        <source>The row has %1 fields instead of %2.</source>
        <translation>该行有 %1 个字段，应为 %2 个。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a whole number.</source>
        <translation>%1：“%2”不是整数。</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; is unknown; such rows are taken as %3.</source>
        <translation>%1“%2”未知；此类行按 %3 处理。</translation>
    </message>
    <message>
        <source>impact and urgency say</source>
        <translation>影响和紧急程度的对应值</translation>
    </message>
    <message>
        <source>The import was cancelled.</source>
        <translation>导入已取消。</translation>
    </message>
    <message numerus="yes">
        <source>The import was cancelled. %n incident(s) are already there; run it again to go on.</source>
        <translation>
            <numerusform>导入已取消。已有 %n 个事件导入；再次运行即可继续。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>There is no tenant “%1” in this database.</source>
        <translation>此数据库中没有租户“%1”。</translation>
    </message>
    <message>
        <source>The user “%1” is deactivated.</source>
        <translation>用户“%1”已停用。</translation>
    </message>
    <message>
        <source>This database does not know the user “%1”, and its login may not make users. An administrator does: itsmd user add %1 --no-password</source>
        <translation>此数据库中没有用户“%1”，且该数据库登录无权创建用户。请管理员执行：itsmd user add %1 --no-password</translation>
    </message>
</context>
<context>
    <name>SettingsFile</name>
    <message>
        <source>“%1” must be one of: %2.</source>
        <translation>“%1”必须是以下之一：%2。</translation>
    </message>
    <message>
        <source>“%1” must be true or false.</source>
        <translation>“%1”必须是 true 或 false。</translation>
    </message>
    <message>
        <source>“%1” must be a number from 80 to 200.</source>
        <translation>“%1”必须是 80 到 200 之间的数字。</translation>
    </message>
    <message>
        <source>“%1” must be an object.</source>
        <translation>“%1”必须是对象。</translation>
    </message>
    <message>
        <source>“%1” must be a list of keys such as &quot;Ctrl+K&quot;.</source>
        <translation>“%1”必须是按键列表，例如 &quot;Ctrl+K&quot;。</translation>
    </message>
    <message>
        <source>Unknown setting “%1”.</source>
        <translation>未知的设置“%1”。</translation>
    </message>
    <message>
        <source>This is no file of settings of ITSM Console.</source>
        <translation>这不是 ITSM Console 的设置文件。</translation>
    </message>
    <message>
        <source>The file was written by a newer version of this program.</source>
        <translation>此文件由本程序的较新版本写入。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>无法读取文件 %1：%2。</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2.</source>
        <translation>无法写入文件 %1：%2。</translation>
    </message>
</context>
<context>
    <name>StartRequest</name>
    <message>
        <source>The request of another console is not understood.</source>
        <translation>无法理解另一个控制台的请求。</translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>The database file %1 was moved or replaced.</source>
        <translation>数据库文件 %1 已被移动或替换。</translation>
    </message>
    <message>
        <source>The place in the list is of another sort order.</source>
        <translation>列表位置属于另一种排序方式。</translation>
    </message>
    <message>
        <source>The database gave the new incident no key.</source>
        <translation>数据库未给新事件分配主键。</translation>
    </message>
    <message>
        <source>The database holds tables of another program: %1.</source>
        <translation>数据库包含其他程序的表：%1。</translation>
    </message>
    <message>
        <source>The database was made by a newer version of this program. Install that version.</source>
        <translation>数据库由本程序的更新版本创建，请安装该版本。</translation>
    </message>
    <message>
        <source>The database cannot be reached: %1</source>
        <translation>无法访问数据库：%1</translation>
    </message>
    <message>
        <source>There is such an entry already: %1.</source>
        <translation>已存在此条目：%1。</translation>
    </message>
    <message>
        <source>The database refuses the values: %1.</source>
        <translation>数据库拒绝了这些值：%1。</translation>
    </message>
    <message>
        <source>Somebody else changed the same entries at the same moment; try again.</source>
        <translation>其他人同时修改了相同的条目，请重试。</translation>
    </message>
    <message>
        <source>The query was cancelled.</source>
        <translation>查询已取消。</translation>
    </message>
    <message>
        <source>The database took too long to answer.</source>
        <translation>数据库响应超时。</translation>
    </message>
    <message>
        <source>Somebody else holds the entries; try again.</source>
        <translation>其他人正占用这些条目，请重试。</translation>
    </message>
    <message>
        <source>The database login may not do this: %1.</source>
        <translation>数据库登录用户无权执行此操作：%1。</translation>
    </message>
    <message>
        <source>The database is damaged: %1.</source>
        <translation>数据库已损坏：%1。</translation>
    </message>
    <message>
        <source>The database reports an error: %1.</source>
        <translation>数据库报告错误：%1。</translation>
    </message>
    <message>
        <source>The number is not finite.</source>
        <translation>数值不是有限的。</translation>
    </message>
    <message>
        <source>The text holds a null character.</source>
        <translation>文本包含空字符。</translation>
    </message>
    <message>
        <source>There is no database file %1.</source>
        <translation>数据库文件 %1 不存在。</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is not installed.</source>
        <translation>未安装 Qt 的 SQLite 驱动。</translation>
    </message>
    <message>
        <source>The database file %1 cannot be written with a log beside it; is its folder on a network drive?</source>
        <translation>无法在数据库文件 %1 旁写入日志；其文件夹是否在网络驱动器上？</translation>
    </message>
    <message>
        <source>The database has rolled the change back.</source>
        <translation>数据库已回滚更改。</translation>
    </message>
    <message>
        <source>The backup file %1 exists already.</source>
        <translation>备份文件 %1 已存在。</translation>
    </message>
    <message>
        <source>The entry refers to another one that does not exist.</source>
        <translation>该条目引用了不存在的条目。</translation>
    </message>
    <message>
        <source>Another program keeps the database busy; try again.</source>
        <translation>另一个程序正占用数据库，请重试。</translation>
    </message>
    <message>
        <source>The disk is full; nothing was changed.</source>
        <translation>磁盘已满，未做任何更改。</translation>
    </message>
    <message>
        <source>The database file or its folder is read-only.</source>
        <translation>数据库文件或其文件夹为只读。</translation>
    </message>
    <message>
        <source>The database file cannot be read or written: %1.</source>
        <translation>无法读写数据库文件：%1。</translation>
    </message>
    <message>
        <source>The database file is damaged: %1. Restore a backup.</source>
        <translation>数据库文件已损坏：%1。请恢复备份。</translation>
    </message>
    <message>
        <source>The file is not a database.</source>
        <translation>该文件不是数据库。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a database file.</source>
        <translation>%1 是文件夹，不是数据库文件。</translation>
    </message>
    <message>
        <source>The database file %1 cannot be opened: %2</source>
        <translation>无法打开数据库文件 %1：%2</translation>
    </message>
    <message>
        <source>The database file %1 is empty. Restore a backup, or remove the file to start afresh.</source>
        <translation>数据库文件 %1 为空。请恢复备份，或删除该文件以重新开始。</translation>
    </message>
    <message>
        <source>The file %1 is not a database of this program.</source>
        <translation>文件 %1 不是本程序的数据库。</translation>
    </message>
    <message>
        <source>The database file %1 is cut off. Restore a backup.</source>
        <translation>数据库文件 %1 不完整。请恢复备份。</translation>
    </message>
    <message>
        <source>The database file %1 belongs to another program.</source>
        <translation>数据库文件 %1 属于其他程序。</translation>
    </message>
    <message>
        <source>The database %1 was made by a newer version of this program. Install that version.</source>
        <translation>数据库 %1 由本程序的更新版本创建，请安装该版本。</translation>
    </message>
    <message>
        <source>The database %1 needs an upgrade. Run: itsmd migrate --database %1</source>
        <translation>数据库 %1 需要升级。请运行：itsmd migrate --database %1</translation>
    </message>
    <message>
        <source>PostgreSQL 13 or newer is needed.</source>
        <translation>需要 PostgreSQL 13 或更高版本。</translation>
    </message>
    <message>
        <source>The PostgreSQL server runs with %1=off: it would lose data in a crash. Switch it on.</source>
        <translation>PostgreSQL 服务器以 %1=off 运行，崩溃时会丢失数据。请启用该选项。</translation>
    </message>
    <message>
        <source>The database has the encoding %1. Create it with: createdb --encoding=UTF8 --template=template0</source>
        <translation>数据库的编码为 %1。请这样创建：createdb --encoding=UTF8 --template=template0</translation>
    </message>
    <message>
        <source>The database has LC_CTYPE=%1 and knows no letters but English ones. Create it with: createdb --locale=C.UTF-8 --template=template0</source>
        <translation>数据库的 LC_CTYPE=%1，只能识别英文字母。请这样创建：createdb --locale=C.UTF-8 --template=template0</translation>
    </message>
    <message>
        <source>Row security of the database is switched off or broken.</source>
        <translation>数据库的行级安全已关闭或失效。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be created.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>The database file %1 cannot be created.</source>
        <translation>无法创建数据库文件 %1。</translation>
    </message>
    <message>
        <source>The database URL names no file: sqlite:PATH</source>
        <translation>数据库 URL 未指定文件：sqlite:PATH</translation>
    </message>
    <message>
        <source>The database URL is wrong: %1</source>
        <translation>数据库 URL 有误：%1</translation>
    </message>
    <message>
        <source>A database URL starts with sqlite: or postgresql://</source>
        <translation>数据库 URL 应以 sqlite: 或 postgresql:// 开头</translation>
    </message>
    <message>
        <source>“%1” is no port: 1 to 65535.</source>
        <translation>“%1”不是端口：应为 1 到 65535。</translation>
    </message>
    <message>
        <source>sslmode=%1 protects from nobody. Use verify-full, verify-ca, require or disable.</source>
        <translation>sslmode=%1 起不到保护作用。请使用 verify-full、verify-ca、require 或 disable。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The name “%1” is not known on this network. Check the spelling, or whether a VPN is needed.</source>
        <translation>此网络中无法解析名称“%1”。请检查拼写，或确认是否需要 VPN。</translation>
    </message>
    <message>
        <source>%1 refuses connections on port %2. Does PostgreSQL run there, and listen on this address (listen_addresses)?</source>
        <translation>%1 拒绝端口 %2 上的连接。PostgreSQL 是否在那里运行，并在此地址上监听（listen_addresses）？</translation>
    </message>
    <message>
        <source>%1 does not answer on port %2. A firewall may be between.</source>
        <translation>%1 在端口 %2 上没有响应。中间可能有防火墙。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2.</source>
        <translation>无法访问 %1：%2。</translation>
    </message>
    <message>
        <source>The server asks for the password of “%1”.</source>
        <translation>服务器要求输入“%1”的密码。</translation>
    </message>
    <message>
        <source>The server does not accept this password for “%1”.</source>
        <translation>服务器不接受“%1”的此密码。</translation>
    </message>
    <message>
        <source>The server has no database “%1”.</source>
        <translation>服务器上没有数据库“%1”。</translation>
    </message>
    <message>
        <source>The server does not let “%1” in: %2</source>
        <translation>服务器不允许“%1”登录：%2</translation>
    </message>
    <message>
        <source>No trusted encrypted connection: %1</source>
        <translation>没有可信的加密连接：%1</translation>
    </message>
    <message>
        <source>The server was reached, but does not answer as PostgreSQL does.</source>
        <translation>已连接到服务器，但它的响应不像 PostgreSQL。</translation>
    </message>
    <message>
        <source>The read replica has another version of the schema.</source>
        <translation>只读副本的数据库结构版本不同。</translation>
    </message>
    <message>
        <source>The file %1 cannot be created: %2</source>
        <translation>无法创建文件 %1：%2</translation>
    </message>
    <message>
        <source>The database URL does not say how its server is protected: add sslmode=verify-full to its parameters.</source>
        <translation>数据库 URL 未说明如何保护与服务器的连接：请在其参数中加入 sslmode=verify-full。</translation>
    </message>
    <message>
        <source>The login “%1” of the database belongs to no tenant. Ask the administrator of the database to run: INSERT INTO tenant_logins SELECT &apos;%1&apos;, id FROM tenants WHERE code = &apos;default&apos;</source>
        <translation>数据库登录名“%1”不属于任何租户。请让数据库管理员执行：INSERT INTO tenant_logins SELECT &apos;%1&apos;, id FROM tenants WHERE code = &apos;default&apos;</translation>
    </message>
    <message>
        <source>The login of the database does not belong to this tenant any more.</source>
        <translation>数据库登录名已不再属于此租户。</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1s</source>
        <comment>age in seconds, short</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1m</source>
        <comment>age in minutes, short</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1h</source>
        <comment>age in hours, short</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1d</source>
        <comment>age in days, short</comment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1y</source>
        <comment>age in years, short</comment>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>now</source>
        <comment>age below a few seconds</comment>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>a short age such as 4m, in the future</comment>
        <translation>%1后</translation>
    </message>
    <message numerus="yes">
        <source>in %n second(s)</source>
        <translation>
            <numerusform>%n 秒后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ago</source>
        <translation>
            <numerusform>%n 秒前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>%n 小时后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n year(s)</source>
        <translation>
            <numerusform>%n 年后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>%n 年前</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>s</source>
        <comment>unit: seconds</comment>
        <translation>秒</translation>
    </message>
    <message>
        <source>min</source>
        <comment>unit: minutes</comment>
        <translation>分钟</translation>
    </message>
    <message>
        <source>h</source>
        <comment>unit: hours</comment>
        <translation>小时</translation>
    </message>
    <message>
        <source>d</source>
        <comment>unit: days</comment>
        <translation>天</translation>
    </message>
</context>
<context>
    <name>Wire</name>
    <message>
        <source>&quot;%1&quot; is no value of &quot;%2&quot;.</source>
        <translation>“%1”不是“%2”的有效值。</translation>
    </message>
    <message>
        <source>An incident has one configuration item at most.</source>
        <translation>一个事件最多有一个配置项。</translation>
    </message>
    <message>
        <source>The field &quot;%1&quot; cannot be written here.</source>
        <translation>此处不能写入字段“%1”。</translation>
    </message>
    <message>
        <source>There is no field &quot;%1&quot; here.</source>
        <translation>此处没有字段“%1”。</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation>没有命令“%1”。</translation>
    </message>
    <message>
        <source>The body is about another command.</source>
        <translation>请求正文属于另一个命令。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list.</source>
        <translation>“%1”必须是列表。</translation>
    </message>
    <message>
        <source>This is no cursor that an answer of the server gave.</source>
        <translation>这不是服务器应答给出的游标。</translation>
    </message>
    <message>
        <source>Lists cannot be sorted by &quot;%1&quot;.</source>
        <translation>列表不能按“%1”排序。</translation>
    </message>
    <message>
        <source>The order of a list is &quot;asc&quot; or &quot;desc&quot;, not &quot;%1&quot;.</source>
        <translation>列表的顺序是“asc”或“desc”，不是“%1”。</translation>
    </message>
    <message>
        <source>The server asks to sign in.</source>
        <translation>服务器要求登录。</translation>
    </message>
    <message>
        <source>The server does not permit this.</source>
        <translation>服务器不允许此操作。</translation>
    </message>
    <message>
        <source>The server has a fault of its own (HTTP status %1).</source>
        <translation>服务器自身出现故障（HTTP 状态 %1）。</translation>
    </message>
    <message>
        <source>What answers at this address is no server of this program (HTTP status %1).</source>
        <translation>此地址上应答的不是本程序的服务器（HTTP 状态 %1）。</translation>
    </message>
    <message>
        <source>The server refused this without saying why (code %1).</source>
        <translation>服务器拒绝了此操作，但没有说明原因（代码 %1）。</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be understood (%1).</source>
        <translation>无法理解服务器的应答（%1）。</translation>
    </message>
    <message>
        <source>A JSON object is expected.</source>
        <translation>此处应为 JSON 对象。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is given twice, as &quot;%2&quot;, too.</source>
        <translation>“%1”给出了两次，另一次写作“%2”。</translation>
    </message>
    <message>
        <source>The field &quot;%1&quot; is required.</source>
        <translation>字段“%1”必填。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a text.</source>
        <translation>“%1”必须是文本。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be true or false.</source>
        <translation>“%1”必须是 true 或 false。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number.</source>
        <translation>“%1”必须是整数。</translation>
    </message>
    <message>
        <source>The number &quot;%1&quot; is too large.</source>
        <translation>数字“%1”太大。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a number.</source>
        <translation>“%1”必须是数字。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a time such as 2026-01-31T09:30:00Z.</source>
        <translation>“%1”必须是时间，例如 2026-01-31T09:30:00Z。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list of texts.</source>
        <translation>“%1”必须是文本列表。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list of ids.</source>
        <translation>“%1”必须是编号列表。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be an object.</source>
        <translation>“%1”必须是对象。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not supported here.</source>
        <translation>此处不支持“%1”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be an id.</source>
        <translation>“%1”必须是编号。</translation>
    </message>
</context>
<context>
    <name>itsm::ActivityListModel</name>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1，%2前</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>itsm::ActivityPage</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 records</source>
        <translation>%L1 / %L2 条记录</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) copied.</source>
        <translation>
            <numerusform>已复制 %Ln 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing happened in this time</source>
        <translation>此时间段内没有活动</translation>
    </message>
    <message>
        <source>What people and programs do with incidents appears here at once.</source>
        <translation>人员和程序对事件的操作会立即显示在这里。</translation>
    </message>
    <message>
        <source>Select a record first.</source>
        <translation>请先选择一条记录。</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Filter: words, actor:me, type:assignment, change:priority, -source:import …</source>
        <translation>筛选：关键词、actor:me、type:assignment、change:priority、-source:import …</translation>
    </message>
    <message>
        <source>Export activity</source>
        <translation>导出活动</translation>
    </message>
</context>
<context>
    <name>itsm::ActivityTab</name>
    <message>
        <source>At most %L1 characters are possible; these are %L2.</source>
        <translation>最多 %L1 个字符，当前 %L2 个。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>History, newest first</source>
        <translation>历史记录，最新在前</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>暂无活动</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Not for reporters</source>
        <translation>报告人不可见</translation>
    </message>
    <message>
        <source>Comment</source>
        <comment>button</comment>
        <translation>评论</translation>
    </message>
    <message>
        <source>Write a comment. Ctrl+Enter sends it.</source>
        <translation>写评论，按 Ctrl+回车 发送。</translation>
    </message>
    <message>
        <source>The latest %L1 records; older ones are not shown</source>
        <translation>最近 %L1 条记录；更早的记录未显示</translation>
    </message>
</context>
<context>
    <name>itsm::AlertCard</name>
    <message>
        <source>Triggered %1 (%2)</source>
        <translation>触发于 %1（%2）</translation>
    </message>
    <message>
        <source>Acknowledged %1</source>
        <translation>确认于 %1</translation>
    </message>
    <message>
        <source>Acknowledged %1 by %2</source>
        <translation>由 %2 确认于 %1</translation>
    </message>
    <message>
        <source>Resolved %1</source>
        <translation>解决于 %1</translation>
    </message>
    <message>
        <source>To %1 by %2</source>
        <comment>recipients and channels of an alert</comment>
        <translation>接收人：%1；渠道：%2</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>no channel</source>
        <translation>无渠道</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Acknowledge the alert %1</source>
        <translation>确认告警 %1</translation>
    </message>
    <message>
        <source>Resolve the alert %1</source>
        <translation>解决告警 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back what was done to the alert %1</source>
        <translation>撤销对告警 %1 的操作</translation>
    </message>
</context>
<context>
    <name>itsm::AlertForm</name>
    <message>
        <source>Give the alert a name.</source>
        <translation>请填写告警名称。</translation>
    </message>
    <message>
        <source>Say what happens.</source>
        <translation>请说明发生的情况。</translation>
    </message>
    <message>
        <source>Say who shall get it, or choose no channel.</source>
        <translation>请指定接收人，或不选择任何渠道。</translation>
    </message>
    <message>
        <source>New alert</source>
        <translation>新建告警</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>SLA violation</source>
        <translation>违反 SLA</translation>
    </message>
    <message>
        <source>Addresses, separated by commas.</source>
        <translation>地址，以逗号分隔。</translation>
    </message>
    <message>
        <source>Send by</source>
        <translation>发送方式</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address.</source>
        <translation>“%1”不是电子邮件地址。</translation>
    </message>
</context>
<context>
    <name>itsm::AlertListModel</name>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1，%2前</translation>
    </message>
    <message>
        <source>Acknowledged by %1 at %2</source>
        <translation>由 %1 确认于 %2</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Triggered</source>
        <translation>触发时间</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>配置项</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
</context>
<context>
    <name>itsm::AlertsPage</name>
    <message>
        <source>New ones appear here as soon as they are raised.</source>
        <translation>新的告警触发后会立即显示在这里。</translation>
    </message>
    <message>
        <source>No alerts in this time</source>
        <translation>此时间段内没有告警</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s)</source>
        <translation>
            <numerusform>%Ln 条告警</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 alerts</source>
        <translation>%L1 / %L2 条告警</translation>
    </message>
    <message>
        <source>Your role “%1” may not change alerts.</source>
        <translation>您的角色“%1”不能更改告警。</translation>
    </message>
    <message>
        <source>A command is still running.</source>
        <translation>上一个命令仍在执行。</translation>
    </message>
    <message>
        <source>Select an alert first.</source>
        <translation>请先选择一条告警。</translation>
    </message>
    <message>
        <source>Resolved already.</source>
        <translation>已经解决。</translation>
    </message>
    <message>
        <source>Acknowledged already.</source>
        <translation>已经确认。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) resolved.</source>
        <translation>
            <numerusform>已解决 %Ln 条告警。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) acknowledged.</source>
        <translation>
            <numerusform>已确认 %Ln 条告警。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) not changed: %1</source>
        <translation>
            <numerusform>%Ln 条告警未更改：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) copied.</source>
        <translation>
            <numerusform>已复制 %Ln 条告警。</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Filter: words, severity:critical, is:unacknowledged, -channel:sms …</source>
        <translation>筛选：关键词、severity:critical、is:unacknowledged、-channel:sms …</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Unacknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>按来源</translation>
    </message>
    <message>
        <source>By incident</source>
        <translation>按事件</translation>
    </message>
    <message>
        <source>By configuration item</source>
        <translation>按配置项</translation>
    </message>
    <message>
        <source>By severity</source>
        <translation>按严重程度</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>没有可撤销的更改。</translation>
    </message>
    <message>
        <source>%1 Undo: %2</source>
        <comment>what was done, and the key that takes it back</comment>
        <translation>%1 撤销：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) taken back.</source>
        <translation>
            <numerusform>已撤销 %Ln 项更改。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) not taken back: %1</source>
        <translation>
            <numerusform>%Ln 项更改未撤销：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Export alerts</source>
        <translation>导出告警</translation>
    </message>
    <message numerus="yes">
        <source>Resolve %Ln alert(s)?</source>
        <translation>
            <numerusform>解决 %Ln 条告警？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %Ln alert(s)?</source>
        <translation>
            <numerusform>确认 %Ln 条告警？</numerusform>
        </translation>
    </message>
    <message>
        <source>It can be taken back for ten seconds.</source>
        <translation>十秒内可以撤销。</translation>
    </message>
    <message>
        <source>No unresolved alerts</source>
        <translation>没有未解决的告警</translation>
    </message>
    <message>
        <source>Unresolved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Unresolved alerts</source>
        <translation>未解决的告警</translation>
    </message>
</context>
<context>
    <name>itsm::AlertsTab</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>New alert</source>
        <translation>新建告警</translation>
    </message>
    <message>
        <source>No alerts for this incident</source>
        <translation>此事件没有告警</translation>
    </message>
    <message>
        <source>The alert “%1” is resolved.</source>
        <translation>告警“%1”已解决。</translation>
    </message>
    <message>
        <source>The alert “%1” is acknowledged.</source>
        <translation>告警“%1”已确认。</translation>
    </message>
    <message>
        <source>The change of the alert is taken back.</source>
        <translation>对告警的更改已撤销。</translation>
    </message>
    <message>
        <source>The alert “%1” was not changed: %2</source>
        <comment>name of an alert, why</comment>
        <translation>告警“%1”未更改：%2</translation>
    </message>
    <message>
        <source>%L1 unresolved of %L2</source>
        <translation>未解决 %L1 个，共 %L2 个</translation>
    </message>
    <message>
        <source>The first %L2 alerts, %L1 of them unresolved</source>
        <translation>前 %L2 个告警，其中 %L1 个未解决</translation>
    </message>
</context>
<context>
    <name>itsm::AssignDialog</name>
    <message>
        <source>Nobody (take the assignment away)</source>
        <translation>无人（取消分配）</translation>
    </message>
    <message>
        <source>There is nobody of this name. Choose a person from the list.</source>
        <translation>没有叫这个名字的人，请从列表中选择。</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Assign to me</source>
        <translation>分配给我</translation>
    </message>
    <message numerus="yes">
        <source>Assign %n incident(s)</source>
        <translation>
            <numerusform>分配 %n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>itsm::BulkResultDialog</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Result: %1</source>
        <translation>结果：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be changed and stayed as they were.</source>
        <translation>
            <numerusform>%n 个无法更改，保持原样。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more item(s) are not listed.</source>
        <translation>
            <numerusform>另有 %n 项未列出。</numerusform>
        </translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Result of each incident</source>
        <translation>各事件的结果</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Numbers and titles could not be read: %1</source>
        <translation>无法读取编号和标题：%1</translation>
    </message>
    <message>
        <source>Needed no change</source>
        <translation>无需更改</translation>
    </message>
</context>
<context>
    <name>itsm::ChartPane</name>
    <message>
        <source>%1 – %2</source>
        <comment>metric and incident</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>The samples could not be read: %1</source>
        <translation>无法读取样本：%1</translation>
    </message>
    <message>
        <source>Select metrics to see their lines.</source>
        <translation>请选择指标以查看曲线。</translation>
    </message>
    <message>
        <source>Reading the samples …</source>
        <translation>正在读取样本…</translation>
    </message>
    <message numerus="yes">
        <source>%n more selected metric(s) are not drawn.</source>
        <translation>
            <numerusform>另有 %n 个所选指标未绘制。</numerusform>
        </translation>
    </message>
    <message>
        <source>Some of the selected metrics have no samples in this time.</source>
        <translation>所选的部分指标在此时间段内没有样本。</translation>
    </message>
    <message>
        <source>Only the newest %L1 samples of a metric are drawn.</source>
        <translation>每个指标只绘制最新的 %L1 个样本。</translation>
    </message>
    <message>
        <source>No metric is chosen</source>
        <translation>未选择指标</translation>
    </message>
</context>
<context>
    <name>itsm::CheatSheet</name>
    <message>
        <source>both words in title, description or number</source>
        <translation>两个词都出现在标题、描述或编号中</translation>
    </message>
    <message>
        <source>one text with a space</source>
        <translation>含空格的一段文本</translation>
    </message>
    <message>
        <source>one of several values</source>
        <translation>多个值之一</translation>
    </message>
    <message>
        <source>not this</source>
        <translation>排除此项</translation>
    </message>
    <message>
        <source>assigned to me; to nobody</source>
        <translation>分配给我；未分配</translation>
    </message>
    <message>
        <source>still to be done; past its time</source>
        <translation>尚待处理；已超时</translation>
    </message>
    <message>
        <source>older than a day; escalated twice or more</source>
        <translation>超过一天；已升级两级或以上</translation>
    </message>
    <message>
        <source>a range of dates</source>
        <translation>日期范围</translation>
    </message>
    <message>
        <source>Keys and filters</source>
        <translation>按键与筛选</translation>
    </message>
    <message>
        <source>Filter language</source>
        <translation>筛选语言</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>在列表中</translation>
    </message>
    <message>
        <source>Row above, row below</source>
        <translation>上一行、下一行</translation>
    </message>
    <message>
        <source>Select a range of rows</source>
        <translation>选择连续的多行</translation>
    </message>
    <message>
        <source>Open the incident in the pane</source>
        <translation>在详情窗格中打开事件</translation>
    </message>
    <message>
        <source>Move without selecting</source>
        <translation>移动但不选择</translation>
    </message>
    <message>
        <source>What can be done with the row</source>
        <translation>可对该行执行的操作</translation>
    </message>
    <message>
        <source>Back to the list; one row instead of several; close the pane</source>
        <translation>回到列表；恢复为只选一行；关闭窗格</translation>
    </message>
    <message>
        <source>The main button of the form</source>
        <translation>表单的主按钮</translation>
    </message>
    <message>
        <source>The same, from a text of several lines</source>
        <translation>同上，用于多行文本中</translation>
    </message>
    <message>
        <source>Leave the form</source>
        <translation>离开表单</translation>
    </message>
    <message>
        <source>In forms</source>
        <translation>表单中</translation>
    </message>
    <message>
        <source>Fold or unfold the group</source>
        <translation>折叠或展开分组</translation>
    </message>
    <message>
        <source>Earlier filters</source>
        <translation>以前的筛选</translation>
    </message>
</context>
<context>
    <name>itsm::ColumnDialog</name>
    <message>
        <source>Choose one column at least.</source>
        <translation>请至少选择一列。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Columns, from left to right</source>
        <translation>列（从左到右）</translation>
    </message>
    <message>
        <source>Space shows or hides one, Alt+Up and Alt+Down move it.</source>
        <translation>空格键显示或隐藏，Alt+上/下移动。</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Standard columns</source>
        <translation>标准列(&amp;S)</translation>
    </message>
</context>
<context>
    <name>itsm::ColumnKeeper</name>
    <message>
        <source>Arrange columns…</source>
        <translation>排列列…</translation>
    </message>
    <message>
        <source>Standard columns</source>
        <translation>标准列</translation>
    </message>
</context>
<context>
    <name>itsm::CommandBanner</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消，未做任何更改。</translation>
    </message>
    <message>
        <source>Nothing was changed: %1</source>
        <translation>未做任何更改：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be changed.</source>
        <translation>
            <numerusform>%n 个无法更改。</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>It is not known what was changed; the list shows it: %1</source>
        <translation>无法确定哪些内容已更改，请以列表为准：%1</translation>
    </message>
</context>
<context>
    <name>itsm::CommandDialog</name>
    <message>
        <source>%1 – %2</source>
        <comment>number and title of an incident</comment>
        <translation>%1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) selected</source>
        <translation>
            <numerusform>已选择 %n 个事件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::CommandPalette</name>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Not possible now.</source>
        <translation>现在不可用。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Enter runs it, Esc closes</source>
        <translation>按回车执行，按 Esc 关闭</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a command or the number of an incident</source>
        <translation>输入命令或事件编号</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>itsm::CommandTexts</name>
    <message numerus="yes">
        <source>Acknowledging %n incident(s)…</source>
        <translation>
            <numerusform>正在确认 %n 个事件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assigning %n incident(s)…</source>
        <translation>
            <numerusform>正在分配 %n 个事件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unassigning %n incident(s)…</source>
        <translation>
            <numerusform>正在取消分配 %n 个事件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changing the status of %n incident(s)…</source>
        <translation>
            <numerusform>正在更改 %n 个事件的状态…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resolving %n incident(s)…</source>
        <translation>
            <numerusform>正在解决 %n 个事件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Closing %n incident(s)…</source>
        <translation>
            <numerusform>正在关闭 %n 个事件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopening %n incident(s)…</source>
        <translation>
            <numerusform>正在重新打开 %n 个事件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Escalating %n incident(s)…</source>
        <translation>
            <numerusform>正在升级 %n 个事件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Commenting on %n incident(s)…</source>
        <translation>
            <numerusform>正在为 %n 个事件添加评论…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n incident(s)…</source>
        <translation>
            <numerusform>正在删除 %n 个事件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restoring %n incident(s)…</source>
        <translation>
            <numerusform>正在恢复 %n 个事件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Updating %n incident(s)…</source>
        <translation>
            <numerusform>正在更新 %n 个事件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) acknowledged.</source>
        <translation>
            <numerusform>已确认 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) assigned.</source>
        <translation>
            <numerusform>已分配 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) unassigned.</source>
        <translation>
            <numerusform>已取消分配 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Status of %n incident(s) changed.</source>
        <translation>
            <numerusform>已更改 %n 个事件的状态。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) resolved.</source>
        <translation>
            <numerusform>已解决 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) closed.</source>
        <translation>
            <numerusform>已关闭 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) reopened.</source>
        <translation>
            <numerusform>已重新打开 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) escalated.</source>
        <translation>
            <numerusform>已升级 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Comment written on %n incident(s).</source>
        <translation>
            <numerusform>已为 %n 个事件添加评论。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) restored.</source>
        <translation>
            <numerusform>已恢复 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) updated.</source>
        <translation>
            <numerusform>已更新 %n 个事件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <comment>title</comment>
        <translation>确认</translation>
    </message>
    <message>
        <source>Assign</source>
        <comment>title</comment>
        <translation>分配</translation>
    </message>
    <message>
        <source>Change status</source>
        <comment>title</comment>
        <translation>更改状态</translation>
    </message>
    <message>
        <source>Resolve</source>
        <comment>title</comment>
        <translation>解决</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>title</comment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reopen</source>
        <comment>title</comment>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Escalate</source>
        <comment>title</comment>
        <translation>升级</translation>
    </message>
    <message>
        <source>Comment</source>
        <comment>title</comment>
        <translation>评论</translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>title</comment>
        <translation>删除</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>title</comment>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>title</comment>
        <translation>编辑</translation>
    </message>
    <message numerus="yes">
        <source>Start work on %n incident(s)?</source>
        <translation>
            <numerusform>开始处理 %n 个事件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n incident(s) on hold?</source>
        <translation>
            <numerusform>挂起 %n 个事件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n incident(s)?</source>
        <translation>
            <numerusform>取消 %n 个事件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the status of %n incident(s)?</source>
        <translation>
            <numerusform>更改 %n 个事件的状态？</numerusform>
        </translation>
    </message>
    <message>
        <source>Start work</source>
        <comment>title</comment>
        <translation>开始处理</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <comment>title</comment>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Cancel incident</source>
        <comment>title</comment>
        <translation>取消事件</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n incident(s)?</source>
        <translation>
            <numerusform>确认 %n 个事件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assign %n incident(s) to %1?</source>
        <translation>
            <numerusform>将 %n 个事件分配给 %1？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n incident(s) from their assignees?</source>
        <translation>
            <numerusform>取消分配 %n 个事件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resolve %n incident(s)?</source>
        <translation>
            <numerusform>解决 %n 个事件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n incident(s)?</source>
        <translation>
            <numerusform>关闭 %n 个事件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopen %n incident(s)?</source>
        <translation>
            <numerusform>重新打开 %n 个事件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Escalate %n incident(s)?</source>
        <translation>
            <numerusform>升级 %n 个事件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Comment on %n incident(s)?</source>
        <translation>
            <numerusform>评论 %n 个事件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n incident(s)?</source>
        <translation>
            <numerusform>删除 %n 个事件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n incident(s)?</source>
        <translation>
            <numerusform>恢复 %n 个事件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n incident(s)?</source>
        <translation>
            <numerusform>更改 %n 个事件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n change(s) back?</source>
        <translation>
            <numerusform>撤销 %n 项更改？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taking %n change(s) back…</source>
        <translation>
            <numerusform>正在撤销 %n 项更改…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) taken back.</source>
        <translation>
            <numerusform>已撤销 %n 项更改。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>title</comment>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>Work started on %n incident(s).</source>
        <translation>
            <numerusform>已开始处理 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) put on hold.</source>
        <translation>
            <numerusform>已挂起 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) cancelled.</source>
        <translation>
            <numerusform>已取消 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) needed no change.</source>
        <translation>
            <numerusform>%n 个事件无需更改。</numerusform>
        </translation>
    </message>
    <message>
        <source>Work started on %1.</source>
        <comment>number of an incident</comment>
        <translation>%1 已开始处理。</translation>
    </message>
    <message>
        <source>%1 put on hold.</source>
        <comment>number of an incident</comment>
        <translation>%1 已挂起。</translation>
    </message>
    <message>
        <source>%1 cancelled.</source>
        <comment>number of an incident</comment>
        <translation>%1 已取消。</translation>
    </message>
    <message>
        <source>Status of %1 changed.</source>
        <comment>number of an incident</comment>
        <translation>%1 的状态已更改。</translation>
    </message>
    <message>
        <source>%1 acknowledged.</source>
        <comment>number of an incident</comment>
        <translation>%1 已确认。</translation>
    </message>
    <message>
        <source>%1 assigned.</source>
        <comment>number of an incident</comment>
        <translation>%1 已分配。</translation>
    </message>
    <message>
        <source>%1 unassigned.</source>
        <comment>number of an incident</comment>
        <translation>%1 已取消分配。</translation>
    </message>
    <message>
        <source>%1 resolved.</source>
        <comment>number of an incident</comment>
        <translation>%1 已解决。</translation>
    </message>
    <message>
        <source>%1 closed.</source>
        <comment>number of an incident</comment>
        <translation>%1 已关闭。</translation>
    </message>
    <message>
        <source>%1 reopened.</source>
        <comment>number of an incident</comment>
        <translation>%1 已重新打开。</translation>
    </message>
    <message>
        <source>%1 escalated.</source>
        <comment>number of an incident</comment>
        <translation>%1 已升级。</translation>
    </message>
    <message>
        <source>Comment written on %1.</source>
        <comment>number of an incident</comment>
        <translation>已为 %1 添加评论。</translation>
    </message>
    <message>
        <source>%1 deleted.</source>
        <comment>number of an incident</comment>
        <translation>%1 已删除。</translation>
    </message>
    <message>
        <source>%1 restored.</source>
        <comment>number of an incident</comment>
        <translation>%1 已恢复。</translation>
    </message>
    <message>
        <source>%1 updated.</source>
        <comment>number of an incident</comment>
        <translation>%1 已更新。</translation>
    </message>
    <message>
        <source>%1: the last change is taken back.</source>
        <comment>number of an incident</comment>
        <translation>%1：已撤销最近的更改。</translation>
    </message>
</context>
<context>
    <name>itsm::ConflictPanel</name>
    <message>
        <source>Keep mine: %1</source>
        <translation>保留我的：%1</translation>
    </message>
    <message>
        <source>Take theirs: %1</source>
        <translation>采用对方的：%1</translation>
    </message>
    <message>
        <source>Somebody else changed this incident meanwhile. Choose what to keep.</source>
        <translation>其他人已同时修改了此事件。请选择要保留的内容。</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的</translation>
    </message>
</context>
<context>
    <name>itsm::ConnectionTest</name>
    <message>
        <source>Stop the test</source>
        <translation>停止测试</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>测试已停止。</translation>
    </message>
    <message>
        <source>no tenant yet</source>
        <translation>尚无租户</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>PostgreSQL %1, %2, tenant: %3</source>
        <comment>version, encryption, name</comment>
        <translation>PostgreSQL %1，%2，租户：%3</translation>
    </message>
    <message>
        <source>The test failed.</source>
        <translation>测试失败。</translation>
    </message>
    <message>
        <source>ITSM server %1, %2</source>
        <comment>version, encryption</comment>
        <translation>ITSM 服务器 %1，%2</translation>
    </message>
</context>
<context>
    <name>itsm::DaysButton</name>
    <message>
        <source>Choose of how many days records are shown</source>
        <translation>选择显示最近多少天的记录</translation>
    </message>
    <message numerus="yes">
        <source>Last %n days</source>
        <translation>
            <numerusform>最近 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::EscalateDialog</name>
    <message>
        <source>It stands at the highest level already.</source>
        <translation>已处于最高级别。</translation>
    </message>
    <message>
        <source>Say why it is escalated.</source>
        <translation>请说明升级的原因。</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>搜索人员</translation>
    </message>
    <message>
        <source>Search people to notify</source>
        <translation>搜索要通知的人员</translation>
    </message>
    <message>
        <source>People to notify</source>
        <translation>要通知的人员</translation>
    </message>
    <message>
        <source>Assign to the manager with the fewest open incidents</source>
        <translation>分配给未结事件最少的主管</translation>
    </message>
    <message>
        <source>Level %L1</source>
        <translation>%L1 级</translation>
    </message>
    <message numerus="yes">
        <source>Escalate %n incident(s)</source>
        <translation>
            <numerusform>升级 %n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>通知</translation>
    </message>
</context>
<context>
    <name>itsm::EventListModel</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>age, kind and text of an activity record</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
</context>
<context>
    <name>itsm::ExportDialog</name>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Say where the file shall be written.</source>
        <translation>请指定要写入的文件。</translation>
    </message>
    <message>
        <source>%L1 rows are too many for a PDF, which holds %L2 at most: filter the list, or choose another format.</source>
        <translation>%L1 行对 PDF 来说过多（最多 %L2 行）：请筛选列表或选择其他格式。</translation>
    </message>
    <message>
        <source>This file exists already. Export again to replace it.</source>
        <translation>此文件已存在。再次点击“导出”将替换它。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>CSV, all fields</source>
        <translation>CSV，全部字段</translation>
    </message>
    <message>
        <source>CSV, as the list shows it</source>
        <translation>CSV，与列表显示相同</translation>
    </message>
    <message>
        <source>JSON, all fields</source>
        <translation>JSON，全部字段</translation>
    </message>
    <message>
        <source>Markdown, as the list shows it</source>
        <translation>Markdown，与列表显示相同</translation>
    </message>
    <message>
        <source>PDF, as the list shows it</source>
        <translation>PDF，与列表显示相同</translation>
    </message>
    <message>
        <source>All that the filter finds (more than %L1)</source>
        <translation>筛选出的全部（超过 %L1 个）</translation>
    </message>
    <message>
        <source>All that the filter finds (%L1)</source>
        <translation>筛选出的全部（%L1 个）</translation>
    </message>
    <message>
        <source>Those that are selected (%L1)</source>
        <translation>已选中的（%L1 个）</translation>
    </message>
    <message>
        <source>With a byte order mark, which some spreadsheets need for Chinese</source>
        <translation>带字节顺序标记（部分电子表格显示中文时需要）</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>These are more than %L1 rows, perhaps more than the %L2 that a PDF holds: filter the list, or choose another format.</source>
        <translation>这里有超过 %L1 行，可能超出 PDF 最多容纳的 %L2 行：请筛选列表，或选择其他格式。</translation>
    </message>
    <message>
        <source>There is no folder “%1”.</source>
        <translation>没有文件夹“%1”。</translation>
    </message>
</context>
<context>
    <name>itsm::ExportRun</name>
    <message>
        <source>Exporting to %1…</source>
        <translation>正在导出到 %1…</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Cancelled. No file was written.</source>
        <translation>已取消，未写入文件。</translation>
    </message>
    <message>
        <source>An export is running already.</source>
        <translation>已有导出正在进行。</translation>
    </message>
    <message>
        <source>As of %1</source>
        <comment>a moment</comment>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Filter: %1 – as of %2</source>
        <comment>a filter and a moment</comment>
        <translation>筛选：%1 – 截至 %2</translation>
    </message>
</context>
<context>
    <name>itsm::FacetButton</name>
    <message>
        <source>%1: %L2</source>
        <comment>filter field and the number of values chosen</comment>
        <translation>%1：%L2</translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation>按%1筛选</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search in: %1</source>
        <comment>a field of the filter</comment>
        <translation>搜索：%1</translation>
    </message>
</context>
<context>
    <name>itsm::FilterBar</name>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Filter: words, status:new, prio:urgent, -category:network …</source>
        <translation>筛选：关键词、status:new、prio:urgent、-category:network …</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>All filter fields</source>
        <translation>全部筛选字段</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>处理人</translation>
    </message>
</context>
<context>
    <name>itsm::FilterLine</name>
    <message>
        <source>No earlier filters</source>
        <translation>没有以前的筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Words search the texts. field:value narrows down; a leading minus excludes.</source>
        <translation>关键词搜索文本；字段:值 缩小范围；前置减号表示排除。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Earlier filters</source>
        <translation>以前的筛选</translation>
    </message>
</context>
<context>
    <name>itsm::FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This is under way and cannot be called back: the answer will be here in a moment.</source>
        <translation>操作正在进行，无法撤回：结果马上就会显示。</translation>
    </message>
    <message>
        <source>What you typed is not saved. Esc once more throws it away.</source>
        <translation>您输入的内容尚未保存。再按一次 Esc 将丢弃它。</translation>
    </message>
</context>
<context>
    <name>itsm::FormField</name>
    <message>
        <source>%1 (required)</source>
        <comment>label of a form field</comment>
        <translation>%1（必填）</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
</context>
<context>
    <name>itsm::FormatBoxes</name>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>GB 18030 (GBK, GB 2312)</source>
        <translation>GB 18030（GBK、GB 2312）</translation>
    </message>
    <message>
        <source>Windows-1252 (Western)</source>
        <translation>Windows-1252（西欧）</translation>
    </message>
    <message>
        <source>UTF-16, little-endian</source>
        <translation>UTF-16（小端）</translation>
    </message>
    <message>
        <source>UTF-16, big-endian</source>
        <translation>UTF-16（大端）</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>逗号 ,</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>分号 ;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
</context>
<context>
    <name>itsm::FreshnessItem</name>
    <message>
        <source>%1 %2 ago</source>
        <comment>source, age</comment>
        <translation>%1 %2前</translation>
    </message>
    <message>
        <source>%1: stale</source>
        <comment>source</comment>
        <translation>%1：已过期</translation>
    </message>
    <message>
        <source>%1 %2: stale</source>
        <comment>source, age</comment>
        <translation>%1 %2前：已过期</translation>
    </message>
    <message>
        <source>%1: no connection</source>
        <comment>source</comment>
        <translation>%1：无连接</translation>
    </message>
    <message>
        <source>%1: no connection for %2</source>
        <comment>source, age</comment>
        <translation>%1：已断开 %2</translation>
    </message>
    <message>
        <source>%1: waiting</source>
        <comment>source that has not answered yet</comment>
        <translation>%1：等待中</translation>
    </message>
</context>
<context>
    <name>itsm::GroupButton</name>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Fold all groups</source>
        <translation>折叠全部分组</translation>
    </message>
    <message>
        <source>Unfold all groups</source>
        <translation>展开全部分组</translation>
    </message>
    <message>
        <source>Choose what the rows are grouped by</source>
        <translation>选择行的分组方式</translation>
    </message>
</context>
<context>
    <name>itsm::ImpactTab</name>
    <message>
        <source>The impact analysis could not be read: %1</source>
        <translation>无法读取影响分析：%1</translation>
    </message>
    <message>
        <source>not overdue</source>
        <translation>未超时</translation>
    </message>
    <message>
        <source>Impact analysis</source>
        <translation>影响分析</translation>
    </message>
    <message>
        <source>Every figure says what it rests on: measured from stored facts, modelled by a fixed table, or assumed because facts are missing.</source>
        <translation>每个数值都注明依据：由已存储的事实实测、由固定表推算，或因缺少事实而假定。</translation>
    </message>
</context>
<context>
    <name>itsm::ImportColumns</name>
    <message>
        <source>The first rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>Left out</source>
        <comment>a column</comment>
        <translation>忽略</translation>
    </message>
    <message>
        <source>The column %1 becomes</source>
        <translation>列 %1 对应的字段</translation>
    </message>
    <message numerus="yes">
        <source>The first %n row(s).</source>
        <translation>
            <numerusform>前 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n row(s) of the file.</source>
        <translation>
            <numerusform>文件的全部 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Above each column stands what it becomes.</source>
        <translation>每列上方是它对应的字段。</translation>
    </message>
    <message>
        <source>Line %L1: %2</source>
        <translation>第 %L1 行：%2</translation>
    </message>
</context>
<context>
    <name>itsm::ImportDialog</name>
    <message>
        <source>Import from</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt);;All files (*)</source>
        <translation>CSV 文件 (*.csv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Say which file shall be imported.</source>
        <translation>请指定要导入的文件。</translation>
    </message>
    <message>
        <source>There is no such time zone. One is called Asia/Shanghai, for instance.</source>
        <translation>没有这个时区。时区名称例如 Asia/Shanghai。</translation>
    </message>
    <message>
        <source>A box above a column names no field: choose one of the list.</source>
        <translation>某列上方填写的不是字段：请从列表中选择。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Nothing has been written yet.</source>
        <translation>尚未写入任何内容。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Import incidents</source>
        <translation>导入事件</translation>
    </message>
    <message>
        <source>The file is</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Time zone of times that name none</source>
        <translation>未注明时区的时间所用时区</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>a table of incidents</source>
        <translation>事件表格</translation>
    </message>
    <message>
        <source>an event log of ServiceNow</source>
        <translation>ServiceNow 事件日志</translation>
    </message>
    <message>
        <source>02/03/2016 is a day in March</source>
        <translation>02/03/2016 表示 3 月 2 日</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>CSV 文件</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Fields are separated by</source>
        <translation>字段分隔符</translation>
    </message>
</context>
<context>
    <name>itsm::ImportResult</name>
    <message numerus="yes">
        <source>%n row(s) can be imported.</source>
        <translation>
            <numerusform>可以导入 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) were added.</source>
        <translation>
            <numerusform>已添加 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) got new activity.</source>
        <translation>
            <numerusform>%n 个事件有新的活动记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) were here already.</source>
        <translation>
            <numerusform>%n 个事件已经存在。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) with other words were left alone.</source>
        <translation>
            <numerusform>%n 个内容不同的事件保持不变。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) will be left out.</source>
        <translation>
            <numerusform>将忽略 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out.</source>
        <translation>
            <numerusform>已忽略 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is wrong in the file</source>
        <translation>文件中的问题</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Nothing is wrong with the file.</source>
        <translation>文件没有问题。</translation>
    </message>
    <message numerus="yes">
        <source>%n more problem(s) are not listed.</source>
        <translation>
            <numerusform>另有 %n 个问题未列出。</numerusform>
        </translation>
    </message>
    <message>
        <source>Character</source>
        <comment>place in the line</comment>
        <translation>字符</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentCellPainter</name>
    <message>
        <source>could not be loaded</source>
        <translation>无法加载</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>absolute time, how long ago</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Escalated to level %1
%2</source>
        <translation>已升级到 %1 级
%2</translation>
    </message>
    <message>
        <source>Escalated to level %1</source>
        <translation>已升级到 %1 级</translation>
    </message>
    <message>
        <source>Overdue
%1</source>
        <translation>超时
%1</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentCommands</name>
    <message>
        <source>For one incident at a time.</source>
        <translation>一次只能用于一个事件。</translation>
    </message>
    <message>
        <source>Not possible in the status of the selected incidents.</source>
        <translation>所选事件的状态不允许此操作。</translation>
    </message>
    <message>
        <source>Select an incident first.</source>
        <translation>请先选择事件。</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>已复制 %1</translation>
    </message>
    <message>
        <source>It is done in one go and can be cancelled while it runs.</source>
        <translation>将一次性完成，执行期间可以取消。</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>已创建 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) copied</source>
        <translation>
            <numerusform>已复制 %n 个编号</numerusform>
        </translation>
    </message>
    <message>
        <source>You are not a user of this workspace.</source>
        <translation>您不是此工作区的用户。</translation>
    </message>
    <message>
        <source>Your role “%1” may not %2.</source>
        <comment>role, what it may not do</comment>
        <translation>您的角色“%1”无权%2。</translation>
    </message>
    <message>
        <source>Another command is still running: wait for its end, or cancel it.</source>
        <translation>另一项操作仍在进行，请等待其结束或将其取消。</translation>
    </message>
    <message>
        <source>Nothing was done yet that could be repeated.</source>
        <translation>还没有可以重复的命令。</translation>
    </message>
    <message>
        <source>The next row is still being read; try again.</source>
        <translation>下一行仍在读取，请重试。</translation>
    </message>
    <message>
        <source>There is no next row.</source>
        <translation>没有下一行。</translation>
    </message>
    <message>
        <source>Alert created on %1</source>
        <translation>已在 %1 上新建告警</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentCopy</name>
    <message>
        <source>Select an incident first.</source>
        <translation>请先选择事件。</translation>
    </message>
    <message>
        <source>More than %L1 incidents are not copied: export them to a file.</source>
        <translation>超过 %L1 个事件不能复制：请导出到文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) copied</source>
        <translation>
            <numerusform>已复制 %n 个事件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::IncidentDrawer</name>
    <message>
        <source>Say in one line what is wrong.</source>
        <translation>请用一行说明问题。</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Incident %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>%1 %L2</source>
        <comment>tab and number of entries</comment>
        <translation>%1 %L2</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Close the pane</source>
        <translation>关闭详情窗格</translation>
    </message>
    <message>
        <source>Close the pane (Esc)</source>
        <translation>关闭详情窗格（Esc）</translation>
    </message>
    <message>
        <source>This incident is deleted.</source>
        <translation>此事件已删除。</translation>
    </message>
    <message>
        <source>Parts of the incident</source>
        <translation>事件的各部分</translation>
    </message>
    <message>
        <source>%1 was not changed: %2</source>
        <comment>number of an incident, why</comment>
        <translation>%1 未更改：%2</translation>
    </message>
    <message>
        <source>%1 %L2+</source>
        <comment>tab and number of entries, of which there may be more</comment>
        <translation>%1 %L2+</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentExport</name>
    <message>
        <source>Nothing is selected any more.</source>
        <translation>已没有选中的内容。</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) written to %1.</source>
        <translation>
            <numerusform>已将 %n 个事件写入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export incidents</source>
        <translation>导出事件</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentForm</name>
    <message>
        <source>Say in one line what is wrong.</source>
        <translation>请用一行说明问题。</translation>
    </message>
    <message>
        <source>Choose an item from the list, or none.</source>
        <translation>请从列表中选择一项，或选择无。</translation>
    </message>
    <message>
        <source>Choose a person from the list, or nobody.</source>
        <translation>请从列表中选择人员，或选择无人。</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>新建事件</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Subcategory</source>
        <translation>子分类</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>处理组</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>配置项</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>One line: what is wrong, and where</source>
        <translation>一行：什么问题、在哪里</translation>
    </message>
    <message>
        <source>From impact and urgency</source>
        <translation>由影响和紧急程度决定</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentImport</name>
    <message numerus="yes">
        <source>%n incident(s) were imported.</source>
        <translation>
            <numerusform>已导入 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) got new activity.</source>
        <translation>
            <numerusform>%n 个事件有新的活动记录。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::IncidentListModel</name>
    <message>
        <source>could not be loaded</source>
        <translation>无法加载</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentSelection</name>
    <message>
        <source>The selection changed meanwhile.</source>
        <translation>选择已同时发生变化。</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentTable</name>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentsPage</name>
    <message>
        <source>%L1 of %L2 rows are selected; more cannot be.</source>
        <translation>已选择 %L1 行（共 %L2 行），无法选择更多。</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>新建事件</translation>
    </message>
    <message>
        <source>%1 old</source>
        <comment>age of a figure</comment>
        <translation>%1前</translation>
    </message>
    <message>
        <source>Connecting to the data.</source>
        <translation>正在连接数据。</translation>
    </message>
    <message>
        <source>Not connected: nothing can be changed now.</source>
        <translation>未连接：当前无法更改任何内容。</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>No new rows wait.</source>
        <translation>没有等待的新行。</translation>
    </message>
    <message>
        <source>Nothing is filtered.</source>
        <translation>没有筛选条件。</translation>
    </message>
    <message>
        <source>A command is still running.</source>
        <translation>仍有操作在进行。</translation>
    </message>
    <message>
        <source>%1 Undo: %2</source>
        <comment>what was done, and the key that takes it back</comment>
        <translation>%1 撤销：%2</translation>
    </message>
    <message>
        <source>There is nothing to undo: commands can be taken back for ten seconds.</source>
        <translation>没有可撤销的内容：命令在十秒之内可以撤销。</translation>
    </message>
</context>
<context>
    <name>itsm::InlineField</name>
    <message>
        <source>Changed by somebody else meanwhile: %1</source>
        <translation>其他人已同时修改：%1</translation>
    </message>
    <message>
        <source>Somebody else changed this incident meanwhile.</source>
        <translation>其他人已同时修改了此事件。</translation>
    </message>
    <message>
        <source>Somebody else wrote meanwhile: %1</source>
        <translation>其他人已同时写入：%1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>What you typed is not saved. Esc once more throws it away.</source>
        <translation>您输入的内容尚未保存。再按一次 Esc 将丢弃它。</translation>
    </message>
</context>
<context>
    <name>itsm::ItemForm</name>
    <message>
        <source>Give the item a name that nobody else uses.</source>
        <translation>请为配置项取一个未被使用的名称。</translation>
    </message>
    <message>
        <source>Edit configuration item</source>
        <translation>编辑配置项</translation>
    </message>
    <message>
        <source>New configuration item</source>
        <translation>新建配置项</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>service, server, database, network …</source>
        <translation>service、server、database、network……</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>production, staging …</source>
        <translation>production、staging……</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>重要程度</translation>
    </message>
</context>
<context>
    <name>itsm::ItemListModel</name>
    <message numerus="yes">
        <source>%Ln open incident(s) name the item</source>
        <translation>
            <numerusform>%Ln 个未结事件引用此配置项</numerusform>
        </translation>
    </message>
    <message>
        <source>What it depends on, runs on or connects to</source>
        <translation>它所依赖、运行于或连接到的配置项</translation>
    </message>
    <message>
        <source>What depends on it, runs on it or connects to it</source>
        <translation>依赖它、运行于它或连接到它的配置项</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>重要程度</translation>
    </message>
    <message>
        <source>Open incidents</source>
        <translation>未结事件</translation>
    </message>
    <message>
        <source>Depends on</source>
        <translation>依赖</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>被使用</translation>
    </message>
</context>
<context>
    <name>itsm::ItemsPage</name>
    <message numerus="yes">
        <source>%Ln configuration item(s)</source>
        <translation>
            <numerusform>%Ln 个配置项</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 configuration items</source>
        <translation>%L1 / %L2 个配置项</translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration item(s) copied.</source>
        <translation>
            <numerusform>已复制 %Ln 个配置项。</numerusform>
        </translation>
    </message>
    <message>
        <source>No configuration items</source>
        <translation>没有配置项</translation>
    </message>
    <message>
        <source>Services, servers, databases and networks that incidents are about. Make one with New.</source>
        <translation>事件所涉及的服务、服务器、数据库和网络。可用“新建”添加。</translation>
    </message>
    <message>
        <source>Your role “%1” may not change configuration items.</source>
        <translation>您的角色“%1”无权修改配置项。</translation>
    </message>
    <message>
        <source>Choose a configuration item first.</source>
        <translation>请先选择一个配置项。</translation>
    </message>
    <message>
        <source>Choose a relation below first.</source>
        <translation>请先在下方选择一个关系。</translation>
    </message>
    <message>
        <source>%1 was made.</source>
        <translation>已创建 %1。</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Delete configuration item</source>
        <translation>删除配置项</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>删除“%1”？</translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) go with it. This cannot be undone.</source>
        <translation>
            <numerusform>其 %n 个关系将一并删除。此操作无法撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>已删除 %1。</translation>
    </message>
    <message>
        <source>The relation was added.</source>
        <translation>关系已添加。</translation>
    </message>
    <message>
        <source>Remove relation</source>
        <translation>移除关系</translation>
    </message>
    <message>
        <source>“%1” %2 “%3”: remove this relation?</source>
        <comment>e.g. “web” depends on “db”</comment>
        <translation>移除此关系：“%1” %2 “%3”？</translation>
    </message>
    <message>
        <source>Both items stay.</source>
        <translation>两个配置项都会保留。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The relation was removed.</source>
        <translation>关系已移除。</translation>
    </message>
    <message>
        <source>Configuration items</source>
        <translation>配置项</translation>
    </message>
    <message>
        <source>Filter: words, type:database, criticality:high,critical, is:affected …</source>
        <translation>筛选：关键词、type:database、criticality:high,critical、is:affected …</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>itsm::ListFooter</name>
    <message>
        <source>%1–%2</source>
        <comment>first and last row</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>about %1–%2</source>
        <comment>first and last row</comment>
        <translation>约 %1–%2</translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <comment>rows and total</comment>
        <translation>%1，至少共 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows and total</comment>
        <translation>%1，共 %2</translation>
    </message>
    <message>
        <source>sorted by %1, ascending</source>
        <translation>按%1升序</translation>
    </message>
    <message>
        <source>sorted by %1, descending</source>
        <translation>按%1降序</translation>
    </message>
    <message>
        <source>%L1 selected</source>
        <translation>已选择 %L1 项</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>Go to row, 50 % or number</source>
        <translation>转到行、50 % 或编号</translation>
    </message>
    <message>
        <source>Go to a row, a percentage or an incident number</source>
        <translation>转到某行、百分比位置或事件编号</translation>
    </message>
</context>
<context>
    <name>itsm::ListPane</name>
    <message>
        <source>No incidents</source>
        <translation>没有事件</translation>
    </message>
    <message>
        <source>New ones appear here as soon as they are reported.</source>
        <translation>新事件上报后会立即显示在这里。</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>新建事件</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>没有符合筛选的事件</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>There is no incident %1</source>
        <translation>没有事件 %1</translation>
    </message>
    <message>
        <source>Resolved, closed and cancelled ones are not shown.</source>
        <translation>不显示已解决、已关闭和已取消的事件。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln resolved.</source>
        <translation>
            <numerusform>%Ln 个已解决。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln closed.</source>
        <translation>
            <numerusform>%Ln 个已关闭。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled.</source>
        <translation>
            <numerusform>%Ln 个已取消。</numerusform>
        </translation>
    </message>
    <message>
        <source>No open incidents</source>
        <translation>没有未结事件</translation>
    </message>
    <message>
        <source>Show all incidents</source>
        <translation>显示全部事件</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a sentence after others</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>itsm::LookSettings</name>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>For colour-blind eyes</source>
        <translation>色觉障碍友好</translation>
    </message>
    <message>
        <source>Colours of severities</source>
        <translation>严重程度的颜色</translation>
    </message>
    <message>
        <source>The second set differs in lightness as well; the signs are the same in both.</source>
        <translation>第二套颜色的明度也各不相同；两套的符号相同。</translation>
    </message>
    <message>
        <source> %</source>
        <comment>per cent, after a number</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Of all text and controls, 80 to 200 per cent.</source>
        <translation>所有文字和控件的大小，80 % 到 200 %。</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Height of rows</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Local (%1)</source>
        <comment>time zone</comment>
        <translation>本地（%1）</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Of all times that are shown.</source>
        <translation>用于所有显示的时间。</translation>
    </message>
    <message>
        <source>Theme Appearance Colours Night</source>
        <comment>other names of a setting, for the search</comment>
        <translation>主题 外观 配色 夜间 theme</translation>
    </message>
    <message>
        <source>Palette Accessibility</source>
        <comment>other names of a setting, for the search</comment>
        <translation>调色板 色盲 无障碍 palette</translation>
    </message>
    <message>
        <source>Zoom Scale Font</source>
        <comment>other names of a setting, for the search</comment>
        <translation>缩放 字体 大小 zoom font</translation>
    </message>
    <message>
        <source>Density Spacing</source>
        <comment>other names of a setting, for the search</comment>
        <translation>密度 间距 density</translation>
    </message>
    <message>
        <source>Locale Translation</source>
        <comment>other names of a setting, for the search</comment>
        <translation>翻译 区域 language 中文 English</translation>
    </message>
    <message>
        <source>Clock</source>
        <comment>other names of a setting, for the search</comment>
        <translation>时钟 UTC</translation>
    </message>
</context>
<context>
    <name>itsm::MainWindow</name>
    <message>
        <source>%1 – ITSM Console</source>
        <translation>%1 – ITSM Console</translation>
    </message>
    <message>
        <source>ITSM Console</source>
        <translation>ITSM Console</translation>
    </message>
    <message>
        <source>Not possible while the database cannot be reached.</source>
        <translation>数据库无法访问时不能执行此操作。</translation>
    </message>
    <message>
        <source>Open a workspace first.</source>
        <translation>请先打开工作区。</translation>
    </message>
    <message>
        <source>%1 is acknowledged.</source>
        <translation>%1 已确认。</translation>
    </message>
    <message>
        <source>“%1” is open in another window. It has been asked to come to the front.</source>
        <translation>“%1”已在另一个窗口中打开，已请求将其置于前台。</translation>
    </message>
    <message>
        <source>Not possible while the server cannot be reached.</source>
        <translation>无法连接服务器时不能使用。</translation>
    </message>
    <message>
        <source>A workspace is being opened.</source>
        <translation>正在打开工作区。</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>“%1” was not shown: its workspace is not open.</source>
        <translation>未显示“%1”：其工作区未打开。</translation>
    </message>
</context>
<context>
    <name>itsm::MetricListModel</name>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1，%2前</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Latest value</source>
        <translation>最新值</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测量时间</translation>
    </message>
</context>
<context>
    <name>itsm::MetricPanel</name>
    <message>
        <source>%L1 samples · lowest %2 · mean %3 · highest %4</source>
        <translation>%L1 个样本 · 最低 %2 · 平均 %3 · 最高 %4</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>value and time</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>itsm::MetricSeriesModel</name>
    <message>
        <source>%1 %2</source>
        <comment>number and unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最新值</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
</context>
<context>
    <name>itsm::MetricsPage</name>
    <message numerus="yes">
        <source>%Ln metric(s)</source>
        <translation>
            <numerusform>%Ln 个指标</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 metrics</source>
        <translation>%L1 / %L2 个指标</translation>
    </message>
    <message numerus="yes">
        <source>%Ln metric(s) copied.</source>
        <translation>
            <numerusform>已复制 %Ln 个指标。</numerusform>
        </translation>
    </message>
    <message>
        <source>No metrics in this time</source>
        <translation>此时间段内没有指标</translation>
    </message>
    <message>
        <source>Samples of incidents appear here as they come in.</source>
        <translation>事件的样本采集后会显示在这里。</translation>
    </message>
    <message>
        <source>Select a metric first.</source>
        <translation>请先选择一个指标。</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Export metrics</source>
        <translation>导出指标</translation>
    </message>
    <message>
        <source>Filter: words, type:cpu*, value:&gt;90, incident:INC-…</source>
        <translation>筛选：关键词、type:cpu*、value:&gt;90、incident:INC-…</translation>
    </message>
</context>
<context>
    <name>itsm::MetricsTab</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>%L1 samples in %L2 series</source>
        <translation>%L1 个样本，%L2 个序列</translation>
    </message>
    <message numerus="yes">
        <source>%n more series: see the table</source>
        <translation>
            <numerusform>另有 %n 个序列：见表格</numerusform>
        </translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>No metrics were recorded for this incident</source>
        <translation>此事件没有记录指标</translation>
    </message>
    <message>
        <source>Samples, newest first</source>
        <translation>样本，最新在前</translation>
    </message>
    <message>
        <source>The newest %L1 samples, in %L2 series</source>
        <translation>最新的 %L1 个样本，%L2 个序列</translation>
    </message>
</context>
<context>
    <name>itsm::NavigationRail</name>
    <message>
        <source>Navigation</source>
        <translation>导航</translation>
    </message>
</context>
<context>
    <name>itsm::NewRowsBar</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>rows that wait above the list</comment>
        <translation>
            <numerusform>%n 个新</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new row(s)</source>
        <translation>
            <numerusform>显示 %n 个新行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::NoteDialog</name>
    <message>
        <source>Say how it was resolved.</source>
        <translation>请说明解决方法。</translation>
    </message>
    <message>
        <source>Closing needs a note.</source>
        <translation>关闭时需要填写备注。</translation>
    </message>
    <message>
        <source>Say why it is opened again.</source>
        <translation>请说明重新打开的原因。</translation>
    </message>
    <message>
        <source>Write the comment first.</source>
        <translation>请先写评论。</translation>
    </message>
    <message>
        <source>At most %L1 characters are possible.</source>
        <translation>最多 %L1 个字符。</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>How it was resolved</source>
        <translation>解决方法</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closing note</source>
        <translation>关闭备注</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Why it is opened again</source>
        <translation>重新打开的原因</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Internal: not for reporters</source>
        <translation>内部：报告人不可见</translation>
    </message>
    <message>
        <source>Write comment</source>
        <translation>写评论</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete %1? It leaves all lists; Undo brings it back.</source>
        <translation>删除 %1？它将从所有列表中移除，可通过“撤销”恢复。</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n incident(s)? They leave all lists; Undo brings them back.</source>
        <translation>
            <numerusform>删除 %n 个事件？它们将从所有列表中移除，可通过“撤销”恢复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n incident(s)</source>
        <translation>
            <numerusform>删除 %n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Cancel incident</source>
        <translation>取消事件</translation>
    </message>
    <message>
        <source>A cancelled incident cannot be opened again.</source>
        <translation>已取消的事件无法重新打开。</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n incident(s)</source>
        <translation>
            <numerusform>取消 %n 个事件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resolve %n incident(s)</source>
        <translation>
            <numerusform>解决 %n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Close incident</source>
        <translation>关闭事件</translation>
    </message>
    <message numerus="yes">
        <source>Close %n incident(s)</source>
        <translation>
            <numerusform>关闭 %n 个事件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopen %n incident(s)</source>
        <translation>
            <numerusform>重新打开 %n 个事件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Comment on %n incident(s)</source>
        <translation>
            <numerusform>评论 %n 个事件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n incident(s) on hold</source>
        <translation>
            <numerusform>挂起 %n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What it waits for</source>
        <translation>等待什么</translation>
    </message>
</context>
<context>
    <name>itsm::NotificationCenter</name>
    <message>
        <source>%1 %2</source>
        <comment>number and title</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Critical: %1</source>
        <translation>严重：%1</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new critical incident(s)</source>
        <translation>
            <numerusform>%n 个新的严重事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>itsm::NotificationSettings</name>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Tell me of new critical incidents</source>
        <translation>通知新的严重事件</translation>
    </message>
    <message>
        <source>As a notification of the desktop, with a button to acknowledge. Many at once are one notification.</source>
        <translation>以桌面通知的形式，带有确认按钮。同时出现的多个事件合并为一条通知。</translation>
    </message>
    <message>
        <source>Icon in the tray</source>
        <translation>托盘图标</translation>
    </message>
    <message>
        <source>A click on it shows and hides the console.</source>
        <translation>单击图标可显示或隐藏控制台。</translation>
    </message>
    <message>
        <source>This desktop has no tray.</source>
        <translation>此桌面没有托盘。</translation>
    </message>
    <message>
        <source>Keep running in the tray when the window is closed</source>
        <translation>关闭窗口后在托盘中继续运行</translation>
    </message>
    <message>
        <source>Notifications go on. “Quit” ends the console.</source>
        <translation>通知继续。“退出”结束控制台。</translation>
    </message>
</context>
<context>
    <name>itsm::OverviewTab</name>
    <message>
        <source>Level %L1</source>
        <translation>%L1 级</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>moment and how long ago</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a moment and the time zone</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>报告人</translation>
    </message>
    <message>
        <source>Detected</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>确认时间</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>No description</source>
        <translation>没有描述</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>解决方法</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Further data</source>
        <translation>其他数据</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
</context>
<context>
    <name>itsm::Pages</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>&amp;Incidents</source>
        <translation>事件(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Incident</source>
        <translation>事件(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation>列表(&amp;L)</translation>
    </message>
    <message>
        <source>Vie&amp;ws</source>
        <translation>已存视图(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Alerts</source>
        <translation>告警(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Metrics</source>
        <translation>指标(&amp;M)</translation>
    </message>
    <message>
        <source>A&amp;ctivity</source>
        <translation>活动(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation>规则(&amp;R)</translation>
    </message>
    <message>
        <source>C&amp;onfiguration items</source>
        <translation>配置项(&amp;O)</translation>
    </message>
    <message>
        <source>Us&amp;ers</source>
        <translation>用户(&amp;E)</translation>
    </message>
    <message>
        <source>Copy &amp;as</source>
        <translation>复制为(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Tabs of the pane</source>
        <translation>详情窗格标签(&amp;T)</translation>
    </message>
</context>
<context>
    <name>itsm::PasswordDialog</name>
    <message>
        <source>Password of “%1”</source>
        <translation>“%1”的密码</translation>
    </message>
    <message>
        <source>Open the profile</source>
        <translation>打开连接配置</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>&amp;Keep it in the keychain of the desktop</source>
        <translation>保存到桌面的密钥环(&amp;K)</translation>
    </message>
    <message>
        <source>There is no keychain: it is forgotten when the console ends.</source>
        <translation>没有密钥环：控制台退出后即忘记密码。</translation>
    </message>
</context>
<context>
    <name>itsm::PickBox</name>
    <message>
        <source>%1 – %2</source>
        <comment>name and role of a person</comment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>itsm::PriorityDialog</name>
    <message>
        <source>Choose a priority.</source>
        <translation>请选择优先级。</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Set priority</source>
        <translation>设置优先级</translation>
    </message>
    <message numerus="yes">
        <source>Set the priority of %n incident(s)</source>
        <translation>
            <numerusform>设置 %n 个事件的优先级</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::ProfileActions</name>
    <message>
        <source>Open a profile</source>
        <translation>打开连接配置</translation>
    </message>
</context>
<context>
    <name>itsm::ProfileDialog</name>
    <message>
        <source>Encrypted, server proven (verify-full)</source>
        <translation>加密，验证服务器身份（verify-full）</translation>
    </message>
    <message>
        <source>Encrypted, authority proven (verify-ca)</source>
        <translation>加密，仅验证颁发机构（verify-ca）</translation>
    </message>
    <message>
        <source>Encrypted, server not proven (require)</source>
        <translation>加密，不验证服务器（require）</translation>
    </message>
    <message>
        <source>Not encrypted (disable)</source>
        <translation>不加密（disable）</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Give it a name by which you know it.</source>
        <translation>请起一个便于识别的名称。</translation>
    </message>
    <message>
        <source>Another profile has this name.</source>
        <translation>另一个连接配置已使用此名称。</translation>
    </message>
    <message>
        <source>Name the file with its whole path, beginning with /.</source>
        <translation>请写出以 / 开头的完整文件路径。</translation>
    </message>
    <message>
        <source>Name the database on the server.</source>
        <translation>请填写服务器上的数据库名称。</translation>
    </message>
    <message>
        <source>The server proves that it is this host. Choose this unless you know why not.</source>
        <translation>服务器证明自己就是该主机。除非有明确理由，否则请选择此项。</translation>
    </message>
    <message>
        <source>The authority vouches for the server, but it may be another host of the same owner.</source>
        <translation>颁发机构为服务器担保，但它可能是同一所有者的另一台主机。</translation>
    </message>
    <message>
        <source>Nobody can listen, but anybody can pretend to be the server.</source>
        <translation>无人能窃听，但任何人都可以冒充服务器。</translation>
    </message>
    <message>
        <source>Everybody on the way can read and change everything, the password included.</source>
        <translation>途中的任何人都能读取和更改一切，包括密码。</translation>
    </message>
    <message>
        <source>Kept in the keychain of your desktop.</source>
        <translation>保存在桌面的密钥环中。</translation>
    </message>
    <message>
        <source>There is no keychain: it is kept in memory and asked for at the next start.</source>
        <translation>没有密钥环：密码仅保存在内存中，下次启动时需要重新输入。</translation>
    </message>
    <message>
        <source>(unchanged)</source>
        <translation>（不变）</translation>
    </message>
    <message>
        <source>Paste one here to fill in the fields below.</source>
        <translation>在此粘贴地址以填写下面的各项。</translation>
    </message>
    <message>
        <source>Further options: %1</source>
        <translation>其他选项：%1</translation>
    </message>
    <message>
        <source>Edit the profile</source>
        <translation>编辑连接配置</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>新建连接配置</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>A file of this computer (SQLite)</source>
        <translation>本机上的文件（SQLite）</translation>
    </message>
    <message>
        <source>A database server (PostgreSQL)</source>
        <translation>数据库服务器（PostgreSQL）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Where the data are</source>
        <translation>数据位置</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>A file that does not exist yet is made when the profile is opened.</source>
        <translation>尚不存在的文件会在打开连接配置时创建。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Empty: the server of this computer.</source>
        <translation>留空：本机上的服务器。</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Empty: your name on this computer.</source>
        <translation>留空：您在本机上的用户名。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>租户</translation>
    </message>
    <message>
        <source>A PEM file. Empty: ~/.postgresql/root.crt</source>
        <translation>PEM 文件。留空：~/.postgresql/root.crt</translation>
    </message>
    <message>
        <source>There is no certificate in this file.</source>
        <translation>此文件中没有证书。</translation>
    </message>
    <message>
        <source>An ITSM server (REST)</source>
        <translation>ITSM 服务器（REST）</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>You sign in when you open the profile.</source>
        <translation>打开连接配置时登录。</translation>
    </message>
    <message>
        <source>Empty: is asked for when you sign in.</source>
        <translation>留空：登录时询问。</translation>
    </message>
    <message>
        <source>Its code. Empty: the first one.</source>
        <translation>租户代码。留空：第一个租户。</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>证书颁发机构</translation>
    </message>
    <message>
        <source>A PEM file, where the authority of your organization is not known to this computer.</source>
        <translation>PEM 文件；仅当本机不认识您所在组织的颁发机构时需要。</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>This is a file. Choose “A file of this computer (SQLite)” above to open it.</source>
        <translation>这是一个文件。要打开它，请在上方选择“本机上的文件（SQLite）”。</translation>
    </message>
    <message>
        <source>An address begins with postgresql://. A host alone goes into its own field below.</source>
        <translation>地址以 postgresql:// 开头。仅有主机名时，请填入下方的“主机”字段。</translation>
    </message>
    <message>
        <source>The address is not complete.</source>
        <translation>地址不完整。</translation>
    </message>
</context>
<context>
    <name>itsm::ProfileList</name>
    <message>
        <source>%1, %2</source>
        <comment>name and place of a profile</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Remove the profile</source>
        <translation>移除连接配置</translation>
    </message>
    <message>
        <source>Remove the profile “%1”?</source>
        <translation>移除连接配置“%1”？</translation>
    </message>
    <message>
        <source>Only this entry and its password are forgotten. The data stay where they are: %1</source>
        <translation>仅忘记此条目及其密码。数据保留在原处：%1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>连接配置</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>创建副本(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
</context>
<context>
    <name>itsm::ProfileSettings</name>
    <message>
        <source>Profiles</source>
        <translation>连接配置</translation>
    </message>
    <message>
        <source>workspace database server PostgreSQL SQLite connection password TLS tenant</source>
        <translation>工作区 数据库 服务器 PostgreSQL SQLite 连接 密码 TLS 租户</translation>
    </message>
</context>
<context>
    <name>itsm::ProgressBanner</name>
    <message>
        <source>%1 of %2</source>
        <comment>progress</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>itsm::RankFinder</name>
    <message>
        <source>The list changes too fast to find a place in it.</source>
        <translation>列表变化过快，无法定位。</translation>
    </message>
</context>
<context>
    <name>itsm::RecordExport</name>
    <message numerus="yes">
        <source>%n row(s) written to %1.</source>
        <translation>
            <numerusform>已将 %n 行写入 %1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::RecordPage</name>
    <message>
        <source>Select a row first.</source>
        <translation>请先选择一行。</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>复制为文本(&amp;T)</translation>
    </message>
    <message>
        <source>Copy for &amp;spreadsheets (TSV)</source>
        <translation>复制到电子表格（TSV）(&amp;S)</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>复制为 CSV(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>复制为 JSON(&amp;J)</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>复制为 Markdown(&amp;M)</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>没有符合筛选的内容</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>sorted by %1, ascending</source>
        <translation>按%1升序</translation>
    </message>
    <message>
        <source>sorted by %1, descending</source>
        <translation>按%1降序</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选择 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>older ones are not shown</source>
        <translation>未显示更早的记录</translation>
    </message>
</context>
<context>
    <name>itsm::RelationForm</name>
    <message>
        <source>Choose an item from the list.</source>
        <translation>请从列表中选择一项。</translation>
    </message>
    <message>
        <source>New relation</source>
        <translation>新建关系</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Relation of %1</source>
        <translation>%1 的关系</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>配置项</translation>
    </message>
</context>
<context>
    <name>itsm::RelationListModel</name>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>配置项</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>重要程度</translation>
    </message>
    <message>
        <source>Open incidents</source>
        <translation>未结事件</translation>
    </message>
</context>
<context>
    <name>itsm::RelationsPane</name>
    <message>
        <source>Relations of %1</source>
        <translation>%1 的关系</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>No item is chosen</source>
        <translation>未选择配置项</translation>
    </message>
    <message>
        <source>Choose one above to see what it depends on and what uses it.</source>
        <translation>请在上方选择一项，查看它依赖什么、被什么使用。</translation>
    </message>
    <message>
        <source>It has no relations</source>
        <translation>没有关系</translation>
    </message>
    <message>
        <source>Add what it depends on, runs on or connects to.</source>
        <translation>可添加它所依赖、运行于或连接到的配置项。</translation>
    </message>
</context>
<context>
    <name>itsm::RuleConflict</name>
    <message>
        <source>The stored rule as JSON</source>
        <translation>已保存规则的 JSON</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Save mine over it</source>
        <translation>用我的覆盖</translation>
    </message>
    <message numerus="yes">
        <source>%1 Now %n line(s) of the stored rule differ from yours:</source>
        <comment>the first part is a sentence</comment>
        <translation>
            <numerusform>%1现在已存储的规则有 %n 行与您的不同：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 Now the stored rule lacks %n line(s) of yours:</source>
        <comment>the first part is a sentence</comment>
        <translation>
            <numerusform>%1现在已存储的规则缺少您的 %n 行：</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::RuleEditor</name>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Discard what you have written?</source>
        <translation>放弃已写的内容？</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>第 %1 行，第 %2 列：%3</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新规则</translation>
    </message>
    <message>
        <source>Rule as JSON</source>
        <translation>JSON 形式的规则</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>No rule is chosen</source>
        <translation>未选择规则</translation>
    </message>
    <message>
        <source>Choose one to read its conditions and actions.</source>
        <translation>选择一条规则以查看其条件和动作。</translation>
    </message>
    <message>
        <source>Correct the mistakes first.</source>
        <translation>请先改正错误。</translation>
    </message>
</context>
<context>
    <name>itsm::RuleListModel</name>
    <message>
        <source>On</source>
        <comment>rule</comment>
        <translation>启用</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>rule</comment>
        <translation>停用</translation>
    </message>
    <message>
        <source>It has not run yet.</source>
        <translation>尚未执行过。</translation>
    </message>
    <message>
        <source>On</source>
        <comment>heading: whether the rule is switched on</comment>
        <translation>启用</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>执行次数</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>上次执行</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
</context>
<context>
    <name>itsm::RulesPage</name>
    <message>
        <source>The rule was saved.</source>
        <translation>规则已保存。</translation>
    </message>
    <message>
        <source>The rule was saved; it is switched off.</source>
        <translation>规则已保存，目前为停用状态。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s)</source>
        <translation>
            <numerusform>%Ln 条规则</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 rules</source>
        <translation>%L1 / %L2 条规则</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) copied.</source>
        <translation>
            <numerusform>已复制 %Ln 条规则。</numerusform>
        </translation>
    </message>
    <message>
        <source>No rules</source>
        <translation>没有规则</translation>
    </message>
    <message>
        <source>Rules escalate, notify or assign by themselves. Make one with New.</source>
        <translation>规则会自动升级、通知或分配。可用“新建”添加。</translation>
    </message>
    <message>
        <source>Your role “%1” may not change rules.</source>
        <translation>您的角色“%1”无权修改规则。</translation>
    </message>
    <message>
        <source>Choose a rule first.</source>
        <translation>请先选择一条规则。</translation>
    </message>
    <message>
        <source>Save or cancel what you are writing first.</source>
        <translation>请先保存或取消正在编写的内容。</translation>
    </message>
    <message>
        <source>Nothing is being written.</source>
        <translation>当前没有正在编写的内容。</translation>
    </message>
    <message>
        <source>There is no mistake.</source>
        <translation>没有错误。</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新规则</translation>
    </message>
    <message>
        <source>Nobody has looked at it yet</source>
        <translation>尚无人处理</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>name of a duplicated rule</comment>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>“%1” is on.</source>
        <translation>“%1”已启用。</translation>
    </message>
    <message>
        <source>“%1” is off.</source>
        <translation>“%1”已停用。</translation>
    </message>
    <message>
        <source>Delete rule</source>
        <translation>删除规则</translation>
    </message>
    <message>
        <source>Delete the rule “%1”?</source>
        <translation>删除规则“%1”？</translation>
    </message>
    <message>
        <source>Its counters go with it. This cannot be undone; a rule that is switched off rests as well.</source>
        <translation>其计数将一并删除，此操作无法撤销。若只想暂停，停用规则即可。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The rule was deleted.</source>
        <translation>规则已删除。</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Filter: words, is:enabled, type:escalation, runs:&gt;0 …</source>
        <translation>筛选：关键词、is:enabled、type:escalation、runs:&gt;0 …</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>What you have written in the rule “%1” is not saved.</source>
        <translation>您在规则“%1”中编写的内容尚未保存。</translation>
    </message>
</context>
<context>
    <name>itsm::SavedViews</name>
    <message>
        <source>All incidents</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>Shared by somebody else</source>
        <translation>由他人共享</translation>
    </message>
    <message>
        <source>Everybody sees it</source>
        <translation>所有人可见</translation>
    </message>
    <message>
        <source>One begins with it</source>
        <translation>启动时使用</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>按键：%1</translation>
    </message>
    <message>
        <source>There is no view %1 yet: save one.</source>
        <translation>还没有视图 %1：请先保存。</translation>
    </message>
    <message>
        <source>No saved view is shown.</source>
        <translation>当前没有显示已保存的视图。</translation>
    </message>
    <message>
        <source>The view “%1” has a filter that cannot be read: %2</source>
        <translation>视图“%1”的筛选无法识别：%2</translation>
    </message>
    <message>
        <source>View “%1” saved.</source>
        <translation>视图“%1”已保存。</translation>
    </message>
    <message>
        <source>Delete view</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>Delete the view “%1”?</source>
        <translation>删除视图“%1”？</translation>
    </message>
    <message>
        <source>It disappears for everybody. The incidents stay as they are.</source>
        <translation>所有人都将看不到它。事件不受影响。</translation>
    </message>
    <message>
        <source>The incidents stay as they are.</source>
        <translation>事件不受影响。</translation>
    </message>
    <message>
        <source>View “%1” deleted.</source>
        <translation>视图“%1”已删除。</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>Save what is shown &amp;here</source>
        <translation>将当前显示保存于此(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Begin with it</source>
        <translation>启动时使用(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>视图：%1</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>已存视图</translation>
    </message>
    <message>
        <source>This filter cannot be saved: %1</source>
        <comment>why it cannot be read</comment>
        <translation>无法保存此筛选：%1</translation>
    </message>
</context>
<context>
    <name>itsm::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>设置的各部分</translation>
    </message>
    <message>
        <source>No setting is called so. Try another word.</source>
        <translation>没有匹配的设置。请换一个词。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>itsm::SettingsStore</name>
    <message>
        <source>%1 cannot be written: %2. What you change is lost with the end of the program.</source>
        <translation>无法写入 %1：%2。程序结束后，您的更改将会丢失。</translation>
    </message>
</context>
<context>
    <name>itsm::ShortcutEditor</name>
    <message>
        <source>Choose a command above.</source>
        <translation>请在上方选择命令。</translation>
    </message>
    <message>
        <source>%1 belongs to “%2” now. If you set it, that command loses it.</source>
        <translation>%1 目前属于“%2”。设置后该命令将失去此按键。</translation>
    </message>
    <message>
        <source>Press the new key in the field, then Set.</source>
        <translation>在框中按下新按键，然后点击“设置”。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>Standard key</source>
        <translation>标准按键</translation>
    </message>
    <message>
        <source>Press the keys</source>
        <translation>请按下快捷键</translation>
    </message>
    <message>
        <source>“%1” has lost the key %2.</source>
        <translation>“%1”已失去按键 %2。</translation>
    </message>
    <message>
        <source>“%1” has the key %2 again.</source>
        <translation>“%1”重新使用按键 %2。</translation>
    </message>
    <message>
        <source>“%1” has no key now.</source>
        <translation>“%1”现在没有按键。</translation>
    </message>
    <message>
        <source>“%1” has the key %2 now.</source>
        <translation>“%1”现在使用按键 %2。</translation>
    </message>
</context>
<context>
    <name>itsm::ShortcutSettings</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>显示所有按键</translation>
    </message>
    <message>
        <source>Keys of all commands</source>
        <translation>所有命令的按键</translation>
    </message>
    <message>
        <source>Also with F1, wherever you are.</source>
        <translation>随时按 F1 也可查看。</translation>
    </message>
    <message>
        <source>keyboard keys hotkeys</source>
        <translation>键盘 按键 热键 快捷键 keyboard</translation>
    </message>
</context>
<context>
    <name>itsm::SignInDialog</name>
    <message>
        <source>Enter your user name.</source>
        <translation>请输入用户名。</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>Choose a new password.</source>
        <translation>请设置新密码。</translation>
    </message>
    <message>
        <source>The two new passwords are not the same.</source>
        <translation>两次输入的新密码不一致。</translation>
    </message>
    <message>
        <source>This window belongs to somebody else&apos;s work. Open the profile again to work as %1.</source>
        <translation>此窗口正以另一个人的身份工作。要以 %1 的身份工作，请重新打开连接配置。</translation>
    </message>
    <message>
        <source>Your password was chosen by somebody else. Choose one of your own.</source>
        <translation>您的密码由他人设置。请设置您自己的密码。</translation>
    </message>
    <message>
        <source>Sign in at “%1”</source>
        <translation>登录“%1”</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password, again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>&amp;Stay signed in: keep the session in the keychain of the desktop</source>
        <translation>保持登录：将会话保存到桌面的密钥环(&amp;S)</translation>
    </message>
    <message>
        <source>There is no keychain: you will be asked again at the next start.</source>
        <translation>没有密钥环：下次启动时会再次询问。</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>您的密码已更改。</translation>
    </message>
    <message>
        <source>The user name or the password is wrong.</source>
        <translation>用户名或密码错误。</translation>
    </message>
</context>
<context>
    <name>itsm::StatCard</name>
    <message>
        <source>%1 %2</source>
        <comment>number and unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚无数据</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>%1, not up to date</source>
        <translation>%1，不是最新</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title of a card and its number</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>itsm::StatCards</name>
    <message>
        <source>Open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>All incidents on which work is still expected</source>
        <translation>所有仍需处理的事件</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>Open incidents of critical severity</source>
        <translation>严重程度为“严重”的未结事件</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>Open incidents that nobody works on</source>
        <translation>无人处理的未结事件</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Open longer than their severity allows</source>
        <translation>未结时间超过其严重程度的期限</translation>
    </message>
    <message>
        <source>MTTR</source>
        <translation>平均解决时间</translation>
    </message>
    <message>
        <source>Mean time from creation to resolution; shows the resolved ones</source>
        <translation>从创建到解决的平均时间；点击显示已解决的事件</translation>
    </message>
</context>
<context>
    <name>itsm::StateOverlay</name>
    <message>
        <source>Since %1 (%2)</source>
        <comment>absolute time, how long ago</comment>
        <translation>自 %1 起（%2）</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>Shown as of %1 (%2). %3</source>
        <comment>absolute time, how long ago, a sentence</comment>
        <translation>显示的是 %1（%2）的数据。%3</translation>
    </message>
    <message>
        <source>Shown as of %1 (%2).</source>
        <comment>absolute time, how long ago</comment>
        <translation>显示的是 %1（%2）的数据。</translation>
    </message>
</context>
<context>
    <name>itsm::StatusStrip</name>
    <message>
        <source>%1 local</source>
        <comment>time zone</comment>
        <translation>%1 本地</translation>
    </message>
    <message>
        <source>Time zone: %1</source>
        <translation>时区：%1</translation>
    </message>
    <message>
        <source>Engine: not in this console</source>
        <translation>引擎：不在此控制台中</translation>
    </message>
    <message>
        <source>Rules, escalation and notification run in the server. This console only writes what they act on.</source>
        <translation>规则、升级和通知在服务器中运行。此控制台只写入它们所依据的数据。</translation>
    </message>
</context>
<context>
    <name>itsm::TransferSettings</name>
    <message>
        <source>Export and import</source>
        <translation>导出与导入</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>导出设置</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>导入设置</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>设置 (*.json)</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message numerus="yes">
        <source>They take the place of yours, and its %n profile(s) that of your profiles.</source>
        <translation>
            <numerusform>它们将替换您的设置，其中的 %n 个配置将替换您的配置。</numerusform>
        </translation>
    </message>
    <message>
        <source>They take the place of yours.</source>
        <translation>它们将替换您的设置。</translation>
    </message>
    <message numerus="yes">
        <source>Take over %n setting(s) from this file?</source>
        <translation>
            <numerusform>采用此文件中的 %n 项设置？</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>The settings are in force.</source>
        <translation>设置已生效。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>All of these settings, profiles and shortcuts as a JSON file. Passwords are not in it.</source>
        <translation>将所有设置、连接配置和快捷键保存为 JSON 文件。其中不含密码。</translation>
    </message>
    <message>
        <source>A file with anything unknown in it is refused as a whole.</source>
        <translation>含有未知内容的文件将被整体拒绝。</translation>
    </message>
</context>
<context>
    <name>itsm::TrayIcon</name>
    <message>
        <source>ITSM Console</source>
        <translation>ITSM Console</translation>
    </message>
    <message>
        <source>&amp;Show the console</source>
        <translation>显示控制台(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>itsm::UserForm</name>
    <message>
        <source>Write the name that others see.</source>
        <translation>请填写他人看到的名称。</translation>
    </message>
    <message>
        <source>Write the name that the person signs in with.</source>
        <translation>请填写此人登录时使用的名称。</translation>
    </message>
    <message>
        <source>Choose a role.</source>
        <translation>请选择角色。</translation>
    </message>
    <message>
        <source>Edit user</source>
        <translation>编辑用户</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>新建用户</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>The name in the operating system or database.</source>
        <translation>操作系统或数据库中的用户名。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
</context>
<context>
    <name>itsm::UserListModel</name>
    <message>
        <source>Active</source>
        <comment>user</comment>
        <translation>启用</translation>
    </message>
    <message>
        <source>Deactivated</source>
        <comment>user</comment>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Open incidents</source>
        <translation>未结事件</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
</context>
<context>
    <name>itsm::UsersPage</name>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln 个用户</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 users</source>
        <translation>%L1 / %L2 个用户</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) copied.</source>
        <translation>
            <numerusform>已复制 %Ln 个用户。</numerusform>
        </translation>
    </message>
    <message>
        <source>No users</source>
        <translation>没有用户</translation>
    </message>
    <message>
        <source>Make the first one with New.</source>
        <translation>可用“新建”添加第一个。</translation>
    </message>
    <message>
        <source>Only administrators change users; your role is “%1”.</source>
        <translation>只有管理员可以修改用户，您的角色是“%1”。</translation>
    </message>
    <message>
        <source>Choose a user first.</source>
        <translation>请先选择一个用户。</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>%1 was made.</source>
        <translation>已创建 %1。</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>This is you: you cannot sign in any more.</source>
        <translation>这是您本人：停用后您将无法再登录。</translation>
    </message>
    <message>
        <source>The person cannot sign in any more. What the person did stays in the records.</source>
        <translation>此人将无法再登录。其操作记录会保留。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open incident(s) stay assigned.</source>
        <translation>
            <numerusform>%Ln 个未结事件仍分派给此人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Deactivate user</source>
        <translation>停用用户</translation>
    </message>
    <message>
        <source>Deactivate “%1”?</source>
        <translation>停用“%1”？</translation>
    </message>
    <message>
        <source>%1 may sign in again.</source>
        <translation>%1 已可重新登录。</translation>
    </message>
    <message>
        <source>%1 was deactivated.</source>
        <translation>已停用 %1。</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Filter: words, role:admin, is:inactive, open:&gt;0 …</source>
        <translation>筛选：关键词、role:admin、is:inactive、open:&gt;0 …</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
</context>
<context>
    <name>itsm::ValueRow</name>
    <message>
        <source>Edit: %1</source>
        <translation>编辑：%1</translation>
    </message>
</context>
<context>
    <name>itsm::VerbBar</name>
    <message>
        <source>Resume work</source>
        <translation>恢复处理</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>更多命令</translation>
    </message>
</context>
<context>
    <name>itsm::ViewBar</name>
    <message>
        <source>%1 (changed)</source>
        <comment>name of a view</comment>
        <translation>%1（已改动）</translation>
    </message>
    <message>
        <source>%1: %2 incidents</source>
        <comment>name of a view, its number</comment>
        <translation>%1：%2 个事件</translation>
    </message>
</context>
<context>
    <name>itsm::ViewForm</name>
    <message>
        <source>Replaces your view of this name.</source>
        <translation>将替换您的同名视图。</translation>
    </message>
    <message>
        <source>Give the view a name.</source>
        <translation>请为视图命名。</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Everybody sees it</source>
        <translation>所有人可见</translation>
    </message>
    <message>
        <source>Begin with this view on this computer</source>
        <translation>在本机启动时使用此视图</translation>
    </message>
    <message>
        <source>Keeps the columns, their order and the row height. No filter is set.</source>
        <translation>保存列、列顺序和行高。未设置筛选。</translation>
    </message>
    <message>
        <source>Another view of yours has this name.</source>
        <translation>您的另一个视图已使用此名称。</translation>
    </message>
    <message>
        <source>Edit view</source>
        <translation>编辑视图</translation>
    </message>
    <message>
        <source>Keeps the filter “%1”, the columns, their order and the row height.</source>
        <translation>保存筛选“%1”、列、列的顺序和行高。</translation>
    </message>
</context>
<context>
    <name>itsm::WindowActions</name>
    <message>
        <source>Application</source>
        <translation>应用程序</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>&amp;Open a profile…</source>
        <translation>打开连接配置(&amp;O)…</translation>
    </message>
    <message>
        <source>Choose, add and change the places to work on</source>
        <translation>选择、添加和更改工作位置</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Look, language, notifications, profiles, shortcuts</source>
        <translation>外观、语言、通知、连接配置、快捷键</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation>查找命令(&amp;C)…</translation>
    </message>
    <message>
        <source>All commands, and incidents by their number</source>
        <translation>所有命令，以及按编号查找事件</translation>
    </message>
    <message>
        <source>Settings: &amp;look and language</source>
        <translation>设置：外观与语言(&amp;L)</translation>
    </message>
    <message>
        <source>Settings: &amp;notifications</source>
        <translation>设置：通知(&amp;N)</translation>
    </message>
    <message>
        <source>Settings: &amp;profiles</source>
        <translation>设置：连接配置(&amp;P)</translation>
    </message>
    <message>
        <source>Settings: &amp;shortcuts</source>
        <translation>设置：快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>Settings: &amp;export and import</source>
        <translation>设置：导出与导入(&amp;E)</translation>
    </message>
    <message>
        <source>Light or &amp;dark</source>
        <translation>浅色或深色(&amp;D)</translation>
    </message>
    <message>
        <source>Switch between the light and the dark look</source>
        <translation>在浅色和深色外观之间切换</translation>
    </message>
    <message>
        <source>English or &amp;Chinese</source>
        <translation>英文或中文(&amp;C)</translation>
    </message>
    <message>
        <source>Switch the language of the console</source>
        <translation>切换控制台的语言</translation>
    </message>
    <message>
        <source>Local time or &amp;UTC</source>
        <translation>本地时间或 UTC(&amp;U)</translation>
    </message>
    <message>
        <source>Switch all times between the local zone and UTC</source>
        <translation>将所有时间在本地时区和 UTC 之间切换</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>放大(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation>缩小(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation>标准大小(&amp;U)</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>紧凑行</translation>
    </message>
    <message>
        <source>Normal rows</source>
        <translation>标准行</translation>
    </message>
    <message>
        <source>Roomy rows</source>
        <translation>宽松行</translation>
    </message>
    <message>
        <source>&amp;Keys and filters</source>
        <translation>按键与筛选(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About ITSM Console</source>
        <translation>关于 ITSM Console(&amp;A)</translation>
    </message>
    <message>
        <source>About ITSM Console</source>
        <translation>关于 ITSM Console</translation>
    </message>
    <message>
        <source>ITSM Console %1</source>
        <translation>ITSM Console %1</translation>
    </message>
    <message>
        <source>IT incident management for operations centres. The source is under the MIT licence; this program links Qt Charts and is distributed under the GNU General Public License, version 3.</source>
        <translation>面向运维中心的 IT 事件管理。源代码采用 MIT 许可证；本程序链接 Qt Charts，按 GNU 通用公共许可证第 3 版分发。</translation>
    </message>
    <message>
        <source>No session is over.</source>
        <translation>没有已结束的会话。</translation>
    </message>
    <message>
        <source>S&amp;ign in again…</source>
        <translation>重新登录(&amp;I)…</translation>
    </message>
    <message>
        <source>Go on where the session ended</source>
        <translation>从会话结束处继续</translation>
    </message>
</context>
<context>
    <name>itsm::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Switch to &amp;profile</source>
        <translation>切换到连接配置(&amp;P)</translation>
    </message>
</context>
<context>
    <name>itsm::WorkspaceChoice</name>
    <message>
        <source>ITSM Console</source>
        <translation>ITSM Console</translation>
    </message>
    <message>
        <source>Incidents live in a workspace: a file of your own, or a database that you share with others.</source>
        <translation>事件保存在工作区中：您自己的文件，或与他人共享的数据库。</translation>
    </message>
    <message>
        <source>Look around with a &amp;sample workspace</source>
        <translation>用示例工作区体验(&amp;S)</translation>
    </message>
    <message>
        <source>Services, people, and two weeks of incidents in both languages. A file of yours; nothing is sent anywhere.</source>
        <translation>服务、人员和两周的中英文事件。这是您自己的文件，不会向任何地方发送数据。</translation>
    </message>
    <message>
        <source>Start with an &amp;empty workspace</source>
        <translation>从空工作区开始(&amp;E)</translation>
    </message>
    <message>
        <source>A new file on this computer. You are its administrator.</source>
        <translation>此计算机上的新文件，您是其管理员。</translation>
    </message>
    <message>
        <source>&amp;Connect to a server or database…</source>
        <translation>连接到服务器或数据库(&amp;C)…</translation>
    </message>
    <message>
        <source>An ITSM server of your organization, or a PostgreSQL database. What signs you in goes to the keychain of the desktop.</source>
        <translation>您所在组织的 ITSM 服务器，或 PostgreSQL 数据库。登录凭据保存在桌面的密钥环中。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>itsm::WorkspaceOpener</name>
    <message>
        <source>Making the sample workspace…</source>
        <translation>正在创建示例工作区…</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Your last session is over. Sign in again.</source>
        <translation>上次的会话已结束。请重新登录。</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Access</name>
    <message>
        <source>Sign in first: there is no valid token.</source>
        <translation>Sign in first: there is no valid token.</translation>
    </message>
    <message>
        <source>There is no such user.</source>
        <translation>There is no such user.</translation>
    </message>
    <message>
        <source>Choose a password of your own first.</source>
        <translation>Choose a password of your own first.</translation>
    </message>
    <message>
        <source>There is no valid token of this number.</source>
        <translation>There is no valid token of this number.</translation>
    </message>
    <message>
        <source>A token has the scope of a role, or “wall”.</source>
        <translation>A token has the scope of a role, or “wall”.</translation>
    </message>
    <message>
        <source>A token may not do more than its owner.</source>
        <translation>A token may not do more than its owner.</translation>
    </message>
    <message>
        <source>Tokens are looked after by people who signed in.</source>
        <translation>Tokens are looked after by people who signed in.</translation>
    </message>
    <message>
        <source>The end of the token has passed already.</source>
        <translation>The end of the token has passed already.</translation>
    </message>
    <message>
        <source>The owner of a token must be active.</source>
        <translation>The owner of a token must be active.</translation>
    </message>
    <message>
        <source>An API token cannot change a password.</source>
        <translation>An API token cannot change a password.</translation>
    </message>
    <message>
        <source>The password is wrong.</source>
        <translation>The password is wrong.</translation>
    </message>
    <message>
        <source>This is the password that you have already.</source>
        <translation>This is the password that you have already.</translation>
    </message>
    <message>
        <source>The login or the password is wrong.</source>
        <translation>The login or the password is wrong.</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong passwords. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many wrong passwords. Try again in %n second.</numerusform>
            <numerusform>Too many wrong passwords. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActionRegistry</name>
    <message>
        <source>%1 (%2)</source>
        <comment>tooltip of a command and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>%1: %2 → %3</source>
        <comment>a field, its old and its new value</comment>
        <translation>%1: %2 → %3</translation>
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
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Without an e-mail address, so not told: %1</source>
        <translation>Without an e-mail address, so not told: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) together</source>
        <translation>
            <numerusform>%Ln alert together</numerusform>
            <numerusform>%Ln alerts together</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>“12 alerts together” and their name</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>AdminActions</name>
    <message>
        <source>Configuration items</source>
        <translation>Configuration items</translation>
    </message>
    <message>
        <source>&amp;New item…</source>
        <translation>&amp;New item…</translation>
    </message>
    <message>
        <source>Make a configuration item</source>
        <translation>Make a configuration item</translation>
    </message>
    <message>
        <source>&amp;Edit item…</source>
        <translation>&amp;Edit item…</translation>
    </message>
    <message>
        <source>Change name, type, environment or criticality</source>
        <translation>Change name, type, environment or criticality</translation>
    </message>
    <message>
        <source>Its &amp;incidents</source>
        <translation>Its &amp;incidents</translation>
    </message>
    <message>
        <source>Show the incidents that name the item</source>
        <translation>Show the incidents that name the item</translation>
    </message>
    <message>
        <source>Go to the &amp;relations</source>
        <translation>Go to the &amp;relations</translation>
    </message>
    <message>
        <source>The keyboard goes to the relations; Escape goes back</source>
        <translation>The keyboard goes to the relations; Escape goes back</translation>
    </message>
    <message>
        <source>Add re&amp;lation…</source>
        <translation>Add re&amp;lation…</translation>
    </message>
    <message>
        <source>Say what the item depends on, or what uses it</source>
        <translation>Say what the item depends on, or what uses it</translation>
    </message>
    <message>
        <source>Remove relation…</source>
        <translation>Remove relation…</translation>
    </message>
    <message>
        <source>Remove the relation that is chosen below</source>
        <translation>Remove the relation that is chosen below</translation>
    </message>
    <message>
        <source>&amp;Delete item…</source>
        <translation>&amp;Delete item…</translation>
    </message>
    <message>
        <source>Delete an item that no incident names</source>
        <translation>Delete an item that no incident names</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>&amp;New rule</source>
        <translation>&amp;New rule</translation>
    </message>
    <message>
        <source>Write a rule; it begins with an example</source>
        <translation>Write a rule; it begins with an example</translation>
    </message>
    <message>
        <source>&amp;Edit rule</source>
        <translation>&amp;Edit rule</translation>
    </message>
    <message>
        <source>Change the rule as JSON</source>
        <translation>Change the rule as JSON</translation>
    </message>
    <message>
        <source>&amp;Save rule</source>
        <translation>&amp;Save rule</translation>
    </message>
    <message>
        <source>Store what is written, or go to its first mistake</source>
        <translation>Store what is written, or go to its first mistake</translation>
    </message>
    <message>
        <source>Next &amp;mistake</source>
        <translation>Next &amp;mistake</translation>
    </message>
    <message>
        <source>Go to the next mistake in the text</source>
        <translation>Go to the next mistake in the text</translation>
    </message>
    <message>
        <source>Switch &amp;on or off</source>
        <translation>Switch &amp;on or off</translation>
    </message>
    <message>
        <source>Let the rule work, or let it rest</source>
        <translation>Let the rule work, or let it rest</translation>
    </message>
    <message>
        <source>D&amp;uplicate rule</source>
        <translation>D&amp;uplicate rule</translation>
    </message>
    <message>
        <source>Write a new rule that begins as this one</source>
        <translation>Write a new rule that begins as this one</translation>
    </message>
    <message>
        <source>&amp;Delete rule…</source>
        <translation>&amp;Delete rule…</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>&amp;New user…</source>
        <translation>&amp;New user…</translation>
    </message>
    <message>
        <source>Add a person who may sign in</source>
        <translation>Add a person who may sign in</translation>
    </message>
    <message>
        <source>&amp;Edit user…</source>
        <translation>&amp;Edit user…</translation>
    </message>
    <message>
        <source>Change name, login, role or e-mail</source>
        <translation>Change name, login, role or e-mail</translation>
    </message>
    <message>
        <source>&amp;Deactivate or activate…</source>
        <translation>&amp;Deactivate or activate…</translation>
    </message>
    <message>
        <source>Take the right to sign in away, or give it back</source>
        <translation>Take the right to sign in away, or give it back</translation>
    </message>
    <message>
        <source>Open &amp;incidents of the user</source>
        <translation>Open &amp;incidents of the user</translation>
    </message>
    <message>
        <source>Show the open incidents that are assigned to the person</source>
        <translation>Show the open incidents that are assigned to the person</translation>
    </message>
</context>
<context>
    <name>AlertActions</name>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Acknowledge</translation>
    </message>
    <message>
        <source>Somebody looks after the alert</source>
        <translation>Somebody looks after the alert</translation>
    </message>
    <message>
        <source>&amp;Resolve</source>
        <translation>&amp;Resolve</translation>
    </message>
    <message>
        <source>The reason of the alert is gone</source>
        <translation>The reason of the alert is gone</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;History…</translation>
    </message>
    <message>
        <source>&amp;Group…</source>
        <translation>&amp;Group…</translation>
    </message>
    <message>
        <source>Group the alerts by source, incident, item or severity</source>
        <translation>Group the alerts by source, incident, item or severity</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>Take the last acknowledging or resolving back, some seconds after it</source>
        <translation>Take the last acknowledging or resolving back, some seconds after it</translation>
    </message>
    <message>
        <source>Choose unresolved alerts or those of some days</source>
        <translation>Choose unresolved alerts or those of some days</translation>
    </message>
</context>
<context>
    <name>Api</name>
    <message>
        <source>The address of the request holds text that is not valid.</source>
        <translation>The address of the request holds text that is not valid.</translation>
    </message>
    <message>
        <source>The parameter &quot;%1&quot; is not known here.</source>
        <translation>The parameter &quot;%1&quot; is not known here.</translation>
    </message>
    <message>
        <source>The parameter &quot;%1&quot; stands twice.</source>
        <translation>The parameter &quot;%1&quot; stands twice.</translation>
    </message>
    <message>
        <source>This is not a whole number from %1 to %2.</source>
        <translation>This is not a whole number from %1 to %2.</translation>
    </message>
    <message>
        <source>This is not a time such as 2026-01-02T03:04:05Z.</source>
        <translation>This is not a time such as 2026-01-02T03:04:05Z.</translation>
    </message>
    <message>
        <source>There is nothing at this address.</source>
        <translation>There is nothing at this address.</translation>
    </message>
    <message>
        <source>This address does not know the method.</source>
        <translation>This address does not know the method.</translation>
    </message>
    <message>
        <source>The request was not answered: a defect of the server.</source>
        <translation>The request was not answered: a defect of the server.</translation>
    </message>
    <message>
        <source>The server has too much to do; try again soon.</source>
        <translation>The server has too much to do; try again soon.</translation>
    </message>
    <message>
        <source>The request cannot be understood.</source>
        <translation>The request cannot be understood.</translation>
    </message>
    <message>
        <source>The dialects are v1 and v2.</source>
        <translation>The dialects are v1 and v2.</translation>
    </message>
    <message>
        <source>Too many requests are waiting for the database; try again soon.</source>
        <translation>Too many requests are waiting for the database; try again soon.</translation>
    </message>
    <message>
        <source>The request took too long and was given up.</source>
        <translation>The request took too long and was given up.</translation>
    </message>
    <message>
        <source>The server is being stopped; try again soon.</source>
        <translation>The server is being stopped; try again soon.</translation>
    </message>
    <message>
        <source>This is no entity tag that an answer of the server gave.</source>
        <translation>This is no entity tag that an answer of the server gave.</translation>
    </message>
    <message>
        <source>If-Match and &quot;version&quot; name different versions.</source>
        <translation>If-Match and &quot;version&quot; name different versions.</translation>
    </message>
    <message>
        <source>At most %1 are possible.</source>
        <translation>At most %1 are possible.</translation>
    </message>
    <message>
        <source>The server cannot listen on %1 port %2: %3</source>
        <translation>The server cannot listen on %1 port %2: %3</translation>
    </message>
    <message>
        <source>The formats are csv, json and ndjson.</source>
        <translation>The formats are csv, json and ndjson.</translation>
    </message>
    <message>
        <source>No incident is named.</source>
        <translation>No incident is named.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of the possible values.</source>
        <translation>&quot;%1&quot; is not one of the possible values.</translation>
    </message>
    <message>
        <source>The token is of another tenant than the request names.</source>
        <translation>The token is of another tenant than the request names.</translation>
    </message>
    <message>
        <source>A reading request has no body.</source>
        <translation>A reading request has no body.</translation>
    </message>
    <message>
        <source>The key must have 1 to %1 visible ASCII characters.</source>
        <translation>The key must have 1 to %1 visible ASCII characters.</translation>
    </message>
    <message>
        <source>The key was used for another request.</source>
        <translation>The key was used for another request.</translation>
    </message>
    <message>
        <source>The request has no token to sign out.</source>
        <translation>The request has no token to sign out.</translation>
    </message>
    <message>
        <source>Both start_time and end_time are required.</source>
        <translation>Both start_time and end_time are required.</translation>
    </message>
    <message>
        <source>Alerts can become acknowledged or resolved.</source>
        <translation>Alerts can become acknowledged or resolved.</translation>
    </message>
    <message>
        <source>The server has as many event streams as it can hold.</source>
        <translation>The server has as many event streams as it can hold.</translation>
    </message>
    <message>
        <source>Only one of &quot;after&quot; and &quot;before&quot; is possible.</source>
        <translation>Only one of &quot;after&quot; and &quot;before&quot; is possible.</translation>
    </message>
    <message>
        <source>The incident was deleted.</source>
        <translation>The incident was deleted.</translation>
    </message>
    <message>
        <source>The request changes nothing.</source>
        <translation>The request changes nothing.</translation>
    </message>
    <message>
        <source>The address and the request name different incidents.</source>
        <translation>The address and the request name different incidents.</translation>
    </message>
    <message>
        <source>The field is required.</source>
        <translation>The field is required.</translation>
    </message>
    <message>
        <source>The database cannot be reached now.</source>
        <translation>The database cannot be reached now.</translation>
    </message>
    <message>
        <source>The alerts cannot be taken in now; send them again.</source>
        <translation>The alerts cannot be taken in now; send them again.</translation>
    </message>
    <message>
        <source>The request has no file.</source>
        <translation>The request has no file.</translation>
    </message>
    <message>
        <source>Other imports are running; try again when one has ended.</source>
        <translation>Other imports are running; try again when one has ended.</translation>
    </message>
    <message>
        <source>The only value is true.</source>
        <translation>The only value is true.</translation>
    </message>
    <message>
        <source>A command is taken back by its Idempotency-Key.</source>
        <translation>A command is taken back by its Idempotency-Key.</translation>
    </message>
    <message>
        <source>The database refuses the values.</source>
        <translation>The database refuses the values.</translation>
    </message>
    <message>
        <source>There is such an entry already.</source>
        <translation>There is such an entry already.</translation>
    </message>
    <message>
        <source>The server may not do this in its database.</source>
        <translation>The server may not do this in its database.</translation>
    </message>
    <message>
        <source>This source sends more messages than are taken in; send it again.</source>
        <translation>This source sends more messages than are taken in; send it again.</translation>
    </message>
</context>
<context>
    <name>Backend</name>
    <message>
        <source>The program is being closed.</source>
        <translation>The program is being closed.</translation>
    </message>
    <message>
        <source>Too many requests are waiting for the database; try again soon.</source>
        <translation>Too many requests are waiting for the database; try again soon.</translation>
    </message>
</context>
<context>
    <name>Cache</name>
    <message>
        <source>Redis cannot be reached: %1</source>
        <translation>Redis cannot be reached: %1</translation>
    </message>
    <message>
        <source>Redis refuses %1: %2</source>
        <translation>Redis refuses %1: %2</translation>
    </message>
    <message>
        <source>Redis did not answer in time.</source>
        <translation>Redis did not answer in time.</translation>
    </message>
    <message>
        <source>This is no Redis.</source>
        <translation>This is no Redis.</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>server</source>
        <translation>server</translation>
    </message>
    <message>
        <source>data checksums</source>
        <translation>data checksums</translation>
    </message>
    <message>
        <source>library</source>
        <translation>library</translation>
    </message>
    <message>
        <source>integrity</source>
        <translation>integrity</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>rows</translation>
    </message>
    <message>
        <source>incidents</source>
        <translation>incidents</translation>
    </message>
    <message>
        <source>activity records</source>
        <translation>activity records</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>alerts</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>metrics</translation>
    </message>
    <message>
        <source>users</source>
        <translation>users</translation>
    </message>
    <message>
        <source>search tokens pending</source>
        <translation>search tokens pending</translation>
    </message>
    <message>
        <source>change feed</source>
        <translation>change feed</translation>
    </message>
    <message>
        <source>readable</source>
        <translation>readable</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>configuration</translation>
    </message>
    <message>
        <source>%1 (from %2)</source>
        <translation>%1 (from %2)</translation>
    </message>
    <message>
        <source>database</source>
        <translation>database</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>opened</translation>
    </message>
    <message>
        <source>schema</source>
        <translation>schema</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>tenant</source>
        <translation>tenant</translation>
    </message>
    <message>
        <source>Look whether configuration and database are in order</source>
        <translation>Look whether configuration and database are in order</translation>
    </message>
    <message>
        <source>Print a JSON array</source>
        <translation>Print a JSON array</translation>
    </message>
    <message>
        <source>audit trail</source>
        <translation>audit trail</translation>
    </message>
    <message>
        <source>this login may not read it</source>
        <translation>this login may not read it</translation>
    </message>
    <message>
        <source>record %1 is not what was written, or one before it is gone</source>
        <translation>record %1 is not what was written, or one before it is gone</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>empty</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) up to %1</source>
        <translation>
            <numerusform>%n record up to %1</numerusform>
            <numerusform>%n records up to %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>version %1 at %2</source>
        <translation>version %1 at %2</translation>
    </message>
    <message>
        <source>read replica</source>
        <translation>read replica</translation>
    </message>
    <message>
        <source>%1, last change replayed: %2</source>
        <translation>%1, last change replayed: %2</translation>
    </message>
    <message>
        <source>%1 is no replica</source>
        <translation>%1 is no replica</translation>
    </message>
    <message>
        <source>open schemas</source>
        <translation>open schemas</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>everybody may make objects in %1; as the superuser: %2</source>
        <translation>everybody may make objects in %1; as the superuser: %2</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Operations console for IT incidents.</source>
        <translation>Operations console for IT incidents.</translation>
    </message>
    <message>
        <source>Open this database: sqlite:PATH or postgresql://user@host/name.</source>
        <translation>Open this database: sqlite:PATH or postgresql://user@host/name.</translation>
    </message>
    <message>
        <source>Work on the tenant with this code.</source>
        <translation>Work on the tenant with this code.</translation>
    </message>
    <message>
        <source>Work as this user instead of the one of the system.</source>
        <translation>Work as this user instead of the one of the system.</translation>
    </message>
    <message>
        <source>Language of the console: en or zh_CN.</source>
        <translation>Language of the console: en or zh_CN.</translation>
    </message>
    <message>
        <source>Look of the console: auto, light or dark.</source>
        <translation>Look of the console: auto, light or dark.</translation>
    </message>
    <message>
        <source>Work through a shift on the sample workspace, save pictures of every page there, and quit.</source>
        <translation>Work through a shift on the sample workspace, save pictures of every page there, and quit.</translation>
    </message>
    <message>
        <source>Unexpected argument “%1”. See --help.</source>
        <translation>Unexpected argument “%1”. See --help.</translation>
    </message>
    <message>
        <source>Unknown language “%1”. Use one of: %2.</source>
        <translation>Unknown language “%1”. Use one of: %2.</translation>
    </message>
    <message>
        <source>Unknown look “%1”. Use auto, light or dark.</source>
        <translation>Unknown look “%1”. Use auto, light or dark.</translation>
    </message>
    <message>
        <source>Print a line when the first rows are on the screen, and quit.</source>
        <translation>Print a line when the first rows are on the screen, and quit.</translation>
    </message>
    <message>
        <source>Size of the pictures of the tour.</source>
        <translation>Size of the pictures of the tour.</translation>
    </message>
    <message>
        <source>“%1” is no size for pictures. Write 1280x720, for example.</source>
        <translation>“%1” is no size for pictures. Write 1280x720, for example.</translation>
    </message>
    <message>
        <source>There is no display. Set DISPLAY or WAYLAND_DISPLAY, or see the console in pictures: --tour FOLDER.</source>
        <translation>There is no display. Set DISPLAY or WAYLAND_DISPLAY, or see the console in pictures: --tour FOLDER.</translation>
    </message>
    <message>
        <source>Open the profile of this name.</source>
        <translation>Open the profile of this name.</translation>
    </message>
    <message>
        <source>Show the incidents that this filter finds.</source>
        <translation>Show the incidents that this filter finds.</translation>
    </message>
    <message>
        <source>Show this incident: INC-000123 or itsm://INC-000123.</source>
        <translation>Show this incident: INC-000123 or itsm://INC-000123.</translation>
    </message>
    <message>
        <source>Name a database or a profile, not both.</source>
        <translation>Name a database or a profile, not both.</translation>
    </message>
    <message>
        <source>The filter “%1” is wrong: %2</source>
        <translation>The filter “%1” is wrong: %2</translation>
    </message>
    <message>
        <source>There is no profile “%1”. There is: %2.</source>
        <translation>There is no profile “%1”. There is: %2.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>The console is running already, but does not answer.</source>
        <translation>The console is running already, but does not answer.</translation>
    </message>
</context>
<context>
    <name>Config</name>
    <message>
        <source>There is no configuration file &quot;%1&quot;.</source>
        <translation>There is no configuration file &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>The configuration file &quot;%1&quot; cannot be read: %2.</source>
        <translation>The configuration file &quot;%1&quot; cannot be read: %2.</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>it is not a file</translation>
    </message>
    <message>
        <source>The file is larger than 1 MiB</source>
        <translation>The file is larger than 1 MiB</translation>
    </message>
    <message>
        <source>The file is not valid UTF-8</source>
        <translation>The file is not valid UTF-8</translation>
    </message>
    <message>
        <source>The file holds more than one YAML document</source>
        <translation>The file holds more than one YAML document</translation>
    </message>
    <message>
        <source>This is not valid YAML (%1)</source>
        <translation>This is not valid YAML (%1)</translation>
    </message>
    <message>
        <source>Here a section with these keys is expected: %1</source>
        <translation>Here a section with these keys is expected: %1</translation>
    </message>
    <message>
        <source>The key stands twice</source>
        <translation>The key stands twice</translation>
    </message>
    <message>
        <source>The key is not known. Known are: %1</source>
        <translation>The key is not known. Known are: %1</translation>
    </message>
    <message>
        <source>The key is missing</source>
        <translation>The key is missing</translation>
    </message>
    <message>
        <source>The section is missing</source>
        <translation>The section is missing</translation>
    </message>
    <message>
        <source>The key has no value</source>
        <translation>The key has no value</translation>
    </message>
    <message>
        <source>Here a single value is expected</source>
        <translation>Here a single value is expected</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set</source>
        <translation>The environment variable %1 is not set</translation>
    </message>
    <message>
        <source>This is the value of the sample configuration, which everybody knows; set your own</source>
        <translation>This is the value of the sample configuration, which everybody knows; set your own</translation>
    </message>
    <message>
        <source>Both the value and its file are given; remove one</source>
        <translation>Both the value and its file are given; remove one</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; cannot be read</source>
        <translation>The file &quot;%1&quot; cannot be read</translation>
    </message>
    <message>
        <source>Others may read or write the file &quot;%1&quot;; run: chmod o= &quot;%1&quot;</source>
        <translation>Others may read or write the file &quot;%1&quot;; run: chmod o= &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; is empty or too large</source>
        <translation>The file &quot;%1&quot; is empty or too large</translation>
    </message>
    <message>
        <source>The password is that of the sample configuration, which everybody knows; set your own</source>
        <translation>The password is that of the sample configuration, which everybody knows; set your own</translation>
    </message>
    <message>
        <source>With &quot;%1&quot; the connection to &quot;%2&quot; may be unencrypted; use verify-full or require</source>
        <translation>With &quot;%1&quot; the connection to &quot;%2&quot; may be unencrypted; use verify-full or require</translation>
    </message>
    <message>
        <source>The key cannot stand beside &quot;url&quot;</source>
        <translation>The key cannot stand beside &quot;url&quot;</translation>
    </message>
    <message>
        <source>The key is missing (or give &quot;url&quot; in place of the parts)</source>
        <translation>The key is missing (or give &quot;url&quot; in place of the parts)</translation>
    </message>
    <message>
        <source>Others may write the file; run: chmod o= &quot;%1&quot;</source>
        <translation>Others may write the file; run: chmod o= &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The file holds a secret, and others may read it; run: chmod o= &quot;%1&quot;</source>
        <translation>The file holds a secret, and others may read it; run: chmod o= &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number from %2 to %3</source>
        <translation>&quot;%1&quot; is not a number from %2 to %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a duration such as 30s or 5m</source>
        <translation>&quot;%1&quot; is not a duration such as 30s or 5m</translation>
    </message>
    <message>
        <source>This is not an address that begins with http:// or https://</source>
        <translation>This is not an address that begins with http:// or https://</translation>
    </message>
    <message>
        <source>This is neither sqlite:PATH nor postgresql://…</source>
        <translation>This is neither sqlite:PATH nor postgresql://…</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of: %2</source>
        <translation>&quot;%1&quot; is not one of: %2</translation>
    </message>
    <message>
        <source>The value is empty</source>
        <translation>The value is empty</translation>
    </message>
    <message>
        <source>A certificate and its key belong together; one is missing</source>
        <translation>A certificate and its key belong together; one is missing</translation>
    </message>
    <message>
        <source>Without TLS passwords could be read on the way; give tls_certificate and tls_key, or write insecure: true</source>
        <translation>Without TLS passwords could be read on the way; give tls_certificate and tls_key, or write insecure: true</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not ADDRESS:PORT, e.g. 127.0.0.1:8090</source>
        <translation>&quot;%1&quot; is not ADDRESS:PORT, e.g. 127.0.0.1:8090</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address and no network such as 10.0.0.0/8</source>
        <translation>&quot;%1&quot; is no address and no network such as 10.0.0.0/8</translation>
    </message>
    <message>
        <source>Only a PostgreSQL database has replicas</source>
        <translation>Only a PostgreSQL database has replicas</translation>
    </message>
    <message>
        <source>The connection to Redis is not encrypted: take a Redis of this machine or an encrypted tunnel, or write insecure: true</source>
        <translation>The connection to Redis is not encrypted: take a Redis of this machine or an encrypted tunnel, or write insecure: true</translation>
    </message>
</context>
<context>
    <name>ConnectionProbe</name>
    <message>
        <source>There is no tenant “%1” in this database. It has: %2.</source>
        <translation>There is no tenant “%1” in this database. It has: %2.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>CsvImport</name>
    <message>
        <source>There is nobody called “%1”, and your role does not permit you to add people: the name is kept in the metadata.</source>
        <translation>There is nobody called “%1”, and your role does not permit you to add people: the name is kept in the metadata.</translation>
    </message>
    <message>
        <source>There is no configuration item “%1”, and your role does not permit you to add one: the name is kept in the metadata.</source>
        <translation>There is no configuration item “%1”, and your role does not permit you to add one: the name is kept in the metadata.</translation>
    </message>
    <message>
        <source>%1 is here already and says something else; it is left alone.</source>
        <translation>%1 is here already and says something else; it is left alone.</translation>
    </message>
    <message>
        <source>“%1” is none of %2.</source>
        <translation>“%1” is none of %2.</translation>
    </message>
    <message>
        <source>“%1” is not a time such as 2016-02-29 13:30 or 29.02.2016 13:30.</source>
        <translation>“%1” is not a time such as 2016-02-29 13:30 or 29.02.2016 13:30.</translation>
    </message>
    <message>
        <source>“%1” is not a time such as 2016-02-29 13:30. Where days stand first, this has to be said.</source>
        <translation>“%1” is not a time such as 2016-02-29 13:30. Where days stand first, this has to be said.</translation>
    </message>
    <message>
        <source>The data does not have the expected shape.</source>
        <translation>The data does not have the expected shape.</translation>
    </message>
    <message>
        <source>“%1” is not a whole number between 0 and %2.</source>
        <translation>“%1” is not a whole number between 0 and %2.</translation>
    </message>
    <message>
        <source>“%1” is neither true nor false.</source>
        <translation>“%1” is neither true nor false.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>The file is empty.</translation>
    </message>
    <message>
        <source>The first line does not name the columns: %1</source>
        <translation>The first line does not name the columns: %1</translation>
    </message>
    <message>
        <source>The import was cancelled.</source>
        <translation>The import was cancelled.</translation>
    </message>
    <message>
        <source>The row has %1 fields instead of %2.</source>
        <translation>The row has %1 fields instead of %2.</translation>
    </message>
    <message>
        <source>%1 is the number of line %2 already.</source>
        <translation>%1 is the number of line %2 already.</translation>
    </message>
    <message>
        <source>The file has no column “%1”. It has: %2.</source>
        <translation>The file has no column “%1”. It has: %2.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>The columns “%1” and “%2” cannot both become %3.</source>
        <translation>The columns “%1” and “%2” cannot both become %3.</translation>
    </message>
    <message>
        <source>No column becomes the title: say which one does.</source>
        <translation>No column becomes the title: say which one does.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 cannot be read: %2</translation>
    </message>
    <message>
        <source>%1 is the number of an incident that was not imported; it is left alone.</source>
        <translation>%1 is the number of an incident that was not imported; it is left alone.</translation>
    </message>
    <message>
        <source>The file is an archive or compressed. Take the CSV file out of it.</source>
        <translation>The file is an archive or compressed. Take the CSV file out of it.</translation>
    </message>
    <message>
        <source>The file is a picture. What can be imported is CSV: a table in text whose first line names the columns.</source>
        <translation>The file is a picture. What can be imported is CSV: a table in text whose first line names the columns.</translation>
    </message>
    <message>
        <source>The file is a document of an office program. Save the table in it as CSV (UTF-8) and take that file.</source>
        <translation>The file is a document of an office program. Save the table in it as CSV (UTF-8) and take that file.</translation>
    </message>
    <message>
        <source>The file is a workbook. Save its table as CSV (UTF-8) and take that file.</source>
        <translation>The file is a workbook. Save its table as CSV (UTF-8) and take that file.</translation>
    </message>
    <message>
        <source>The file is a web page or XML. What can be imported is CSV: a table in text whose first line names the columns.</source>
        <translation>The file is a web page or XML. What can be imported is CSV: a table in text whose first line names the columns.</translation>
    </message>
    <message>
        <source>The file is JSON. What can be imported is CSV: a table in text whose first line names the columns.</source>
        <translation>The file is JSON. What can be imported is CSV: a table in text whose first line names the columns.</translation>
    </message>
    <message>
        <source>The file is no text. What can be imported is CSV: a table in text whose first line names the columns.</source>
        <translation>The file is no text. What can be imported is CSV: a table in text whose first line names the columns.</translation>
    </message>
    <message>
        <source>The file is a PDF document. What can be imported is CSV: a table in text whose first line names the columns.</source>
        <translation>The file is a PDF document. What can be imported is CSV: a table in text whose first line names the columns.</translation>
    </message>
    <message>
        <source>The file is a database. What can be imported is CSV: a table in text whose first line names the columns.</source>
        <translation>The file is a database. What can be imported is CSV: a table in text whose first line names the columns.</translation>
    </message>
</context>
<context>
    <name>CsvReader</name>
    <message>
        <source>The file is UTF-16. Save it as UTF-8.</source>
        <translation>The file is UTF-16. Save it as UTF-8.</translation>
    </message>
    <message>
        <source>A zero byte is not text.</source>
        <translation>A zero byte is not text.</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8.</source>
        <translation>The text is not valid UTF-8.</translation>
    </message>
    <message>
        <source>The record is too long, or a quote that opens here is never closed.</source>
        <translation>The record is too long, or a quote that opens here is never closed.</translation>
    </message>
    <message>
        <source>The quote that opens here is never closed.</source>
        <translation>The quote that opens here is never closed.</translation>
    </message>
    <message>
        <source>The record has too many fields.</source>
        <translation>The record has too many fields.</translation>
    </message>
    <message>
        <source>The record is too long.</source>
        <translation>The record is too long.</translation>
    </message>
    <message>
        <source>These bytes are no text in this encoding.</source>
        <translation>These bytes are no text in this encoding.</translation>
    </message>
    <message>
        <source>Only a separator or a line end may follow a closing quote.</source>
        <translation>Only a separator or a line end may follow a closing quote.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Somebody else changed incident %1 meanwhile.</source>
        <translation>Somebody else changed incident %1 meanwhile.</translation>
    </message>
    <message>
        <source>There is no incident of this number.</source>
        <translation>There is no incident of this number.</translation>
    </message>
    <message>
        <source>There is no incident of the number %1.</source>
        <translation>There is no incident of the number %1.</translation>
    </message>
    <message>
        <source>There is no such active person.</source>
        <translation>There is no such active person.</translation>
    </message>
    <message>
        <source>There is no such configuration item.</source>
        <translation>There is no such configuration item.</translation>
    </message>
    <message>
        <source>The incident is deleted; restore it first.</source>
        <translation>The incident is deleted; restore it first.</translation>
    </message>
    <message>
        <source>There is no such alert.</source>
        <translation>There is no such alert.</translation>
    </message>
    <message>
        <source>Only an active alert can be acknowledged.</source>
        <translation>Only an active alert can be acknowledged.</translation>
    </message>
    <message>
        <source>The alert is resolved already.</source>
        <translation>The alert is resolved already.</translation>
    </message>
    <message>
        <source>The command was cancelled; nothing was changed.</source>
        <translation>The command was cancelled; nothing was changed.</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>The period ends before it begins.</translation>
    </message>
    <message>
        <source>This is not one of the possible values.</source>
        <translation>This is not one of the possible values.</translation>
    </message>
    <message>
        <source>There is no such rule.</source>
        <translation>There is no such rule.</translation>
    </message>
    <message>
        <source>You have no saved view of this number.</source>
        <translation>You have no saved view of this number.</translation>
    </message>
    <message>
        <source>You have a view of this name already.</source>
        <translation>You have a view of this name already.</translation>
    </message>
    <message>
        <source>An incident in state &quot;%1&quot; cannot go to &quot;%2&quot;.</source>
        <translation>An incident in state &quot;%1&quot; cannot go to &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>There is no active manager to assign the incident to.</source>
        <translation>There is no active manager to assign the incident to.</translation>
    </message>
    <message>
        <source>Only an open incident can be acknowledged.</source>
        <translation>Only an open incident can be acknowledged.</translation>
    </message>
    <message>
        <source>A closed or cancelled incident cannot be assigned; reopen it first.</source>
        <translation>A closed or cancelled incident cannot be assigned; reopen it first.</translation>
    </message>
    <message>
        <source>Say to whom the incident is assigned.</source>
        <translation>Say to whom the incident is assigned.</translation>
    </message>
    <message>
        <source>Say how the incident was resolved.</source>
        <translation>Say how the incident was resolved.</translation>
    </message>
    <message>
        <source>Closing needs a note.</source>
        <translation>Closing needs a note.</translation>
    </message>
    <message>
        <source>Only a resolved or closed incident can be opened again.</source>
        <translation>Only a resolved or closed incident can be opened again.</translation>
    </message>
    <message>
        <source>A closed or cancelled incident cannot be escalated.</source>
        <translation>A closed or cancelled incident cannot be escalated.</translation>
    </message>
    <message>
        <source>The escalation level must be higher than %1.</source>
        <translation>The escalation level must be higher than %1.</translation>
    </message>
    <message>
        <source>There is no tenant &quot;%1&quot; in this database.</source>
        <translation>There is no tenant &quot;%1&quot; in this database.</translation>
    </message>
    <message>
        <source>A metric needs a finite number.</source>
        <translation>A metric needs a finite number.</translation>
    </message>
    <message>
        <source>Others change the same data right now; try again.</source>
        <translation>Others change the same data right now; try again.</translation>
    </message>
    <message>
        <source>The connection was lost while the change was being saved. Look whether it was kept before you repeat it.</source>
        <translation>The connection was lost while the change was being saved. Look whether it was kept before you repeat it.</translation>
    </message>
    <message>
        <source>The text holds half of a character pair.</source>
        <translation>The text holds half of a character pair.</translation>
    </message>
    <message>
        <source>Only one line is possible here.</source>
        <translation>Only one line is possible here.</translation>
    </message>
    <message>
        <source>The text holds the control character U+%1.</source>
        <translation>The text holds the control character U+%1.</translation>
    </message>
    <message>
        <source>Something must be written here.</source>
        <translation>Something must be written here.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n characters are possible.</source>
        <translation>
            <numerusform>At most %n character is possible.</numerusform>
            <numerusform>At most %n characters are possible.</numerusform>
        </translation>
    </message>
    <message>
        <source>The data holds a character that cannot be stored.</source>
        <translation>The data holds a character that cannot be stored.</translation>
    </message>
    <message numerus="yes">
        <source>The data is nested more than %n levels deep.</source>
        <translation>
            <numerusform>The data is nested more than %n level deep.</numerusform>
            <numerusform>The data is nested more than %n levels deep.</numerusform>
        </translation>
    </message>
    <message>
        <source>The escalation level is between 1 and %1.</source>
        <translation>The escalation level is between 1 and %1.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n people can be notified.</source>
        <translation>
            <numerusform>At most %n person can be notified.</numerusform>
            <numerusform>At most %n people can be notified.</numerusform>
        </translation>
    </message>
    <message>
        <source>The time is not between the years 1970 and 9999.</source>
        <translation>The time is not between the years 1970 and 9999.</translation>
    </message>
    <message>
        <source>The data does not have the expected shape.</source>
        <translation>The data does not have the expected shape.</translation>
    </message>
    <message>
        <source>There is no channel &quot;%1&quot;; there are %2.</source>
        <translation>There is no channel &quot;%1&quot;; there are %2.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n recipients are possible.</source>
        <translation>
            <numerusform>At most %n recipient is possible.</numerusform>
            <numerusform>At most %n recipients are possible.</numerusform>
        </translation>
    </message>
    <message>
        <source>The value must be a finite number.</source>
        <translation>The value must be a finite number.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n incidents can be changed at once.</source>
        <translation>
            <numerusform>At most %n incident can be changed at once.</numerusform>
            <numerusform>At most %n incidents can be changed at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The data is larger than %n kilobytes.</source>
        <translation>
            <numerusform>The data is larger than %n kilobyte.</numerusform>
            <numerusform>The data is larger than %n kilobytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n alerts can be changed at once.</source>
        <translation>
            <numerusform>At most %n alert can be changed at once.</numerusform>
            <numerusform>At most %n alerts can be changed at once.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a configuration item of this name already.</source>
        <translation>There is a configuration item of this name already.</translation>
    </message>
    <message>
        <source>Somebody else changed the configuration item &quot;%1&quot; meanwhile.</source>
        <translation>Somebody else changed the configuration item &quot;%1&quot; meanwhile.</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) name the configuration item &quot;%1&quot;, so it stays. Name another one in them first.</source>
        <translation>
            <numerusform>%n incident names the configuration item &quot;%1&quot;, so it stays. Name another one in it first.</numerusform>
            <numerusform>%n incidents name the configuration item &quot;%1&quot;, so it stays. Name another one in them first.</numerusform>
        </translation>
    </message>
    <message>
        <source>An item has no relation to itself; choose another one.</source>
        <translation>An item has no relation to itself; choose another one.</translation>
    </message>
    <message>
        <source>There is this relation already.</source>
        <translation>There is this relation already.</translation>
    </message>
    <message>
        <source>There is no such relation.</source>
        <translation>There is no such relation.</translation>
    </message>
    <message>
        <source>Somebody else has this login already.</source>
        <translation>Somebody else has this login already.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the last active administrator. Make somebody else administrator first.</source>
        <translation>&quot;%1&quot; is the last active administrator. Make somebody else administrator first.</translation>
    </message>
    <message>
        <source>There is no such user.</source>
        <translation>There is no such user.</translation>
    </message>
    <message>
        <source>Somebody else changed the user &quot;%1&quot; meanwhile.</source>
        <translation>Somebody else changed the user &quot;%1&quot; meanwhile.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>There is nothing to take back.</translation>
    </message>
    <message>
        <source>The last change is not yours.</source>
        <translation>The last change is not yours.</translation>
    </message>
    <message>
        <source>An escalation cannot be taken back: people have been notified already.</source>
        <translation>An escalation cannot be taken back: people have been notified already.</translation>
    </message>
    <message>
        <source>The last change is too old to be taken back.</source>
        <translation>The last change is too old to be taken back.</translation>
    </message>
    <message>
        <source>A login is one word, without spaces.</source>
        <translation>A login is one word, without spaces.</translation>
    </message>
    <message>
        <source>This is not an address such as name@example.com.</source>
        <translation>This is not an address such as name@example.com.</translation>
    </message>
    <message>
        <source>There is no such source of alerts.</source>
        <translation>There is no such source of alerts.</translation>
    </message>
    <message>
        <source>The source speaks again.</source>
        <translation>The source speaks again.</translation>
    </message>
    <message>
        <source>The alert “%1” has no identity that can be kept.</source>
        <translation>The alert “%1” has no identity that can be kept.</translation>
    </message>
    <message>
        <source>The source of alerts “%1” is silent</source>
        <translation>The source of alerts “%1” is silent</translation>
    </message>
    <message>
        <source>Nothing has come from it for more than %1. While it is silent, nobody is told of what it watches.</source>
        <translation>Nothing has come from it for more than %1. While it is silent, nobody is told of what it watches.</translation>
    </message>
    <message>
        <source>The secret of a source of alerts is expected.</source>
        <translation>The secret of a source of alerts is expected.</translation>
    </message>
    <message>
        <source>Only an Alertmanager can be asked for its alerts.</source>
        <translation>Only an Alertmanager can be asked for its alerts.</translation>
    </message>
    <message>
        <source>An address such as http://alertmanager:9093 is expected.</source>
        <translation>An address such as http://alertmanager:9093 is expected.</translation>
    </message>
    <message>
        <source>A source cannot be expected to speak more often than every ten seconds.</source>
        <translation>A source cannot be expected to speak more often than every ten seconds.</translation>
    </message>
    <message>
        <source>There is a source of the name “%1” already.</source>
        <translation>There is a source of the name “%1” already.</translation>
    </message>
    <message>
        <source>Its alert is firing again.</source>
        <translation>Its alert is firing again.</translation>
    </message>
    <message>
        <source>The alert began and ended %1 times within %2. It stays open until it has been quiet for %3.</source>
        <translation>The alert began and ended %1 times within %2. It stays open until it has been quiet for %3.</translation>
    </message>
    <message>
        <source>Its alerts have ended.</source>
        <translation>Its alerts have ended.</translation>
    </message>
    <message>
        <source>There is nothing to take back, or it is too long ago by now.</source>
        <translation>There is nothing to take back, or it is too long ago by now.</translation>
    </message>
    <message>
        <source>The last change of the alert is not yours.</source>
        <translation>The last change of the alert is not yours.</translation>
    </message>
    <message>
        <source>Somebody else changed the alert meanwhile.</source>
        <translation>Somebody else changed the alert meanwhile.</translation>
    </message>
    <message>
        <source>The source of the alert reports it no more.</source>
        <translation>The source of the alert reports it no more.</translation>
    </message>
    <message>
        <source>E-mail and SMS need at least one recipient.</source>
        <translation>E-mail and SMS need at least one recipient.</translation>
    </message>
    <message>
        <source>A resolved or closed incident must be reopened first; say why.</source>
        <translation>A resolved or closed incident must be reopened first; say why.</translation>
    </message>
    <message>
        <source>Somebody else changed the rule “%1” meanwhile.</source>
        <translation>Somebody else changed the rule “%1” meanwhile.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>The export cannot be written: %1</source>
        <translation>The export cannot be written: %1</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>The export was cancelled.</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>Nothing follows the minus. Put a lone minus in quotation marks to search for text after it.</source>
        <translation>Nothing follows the minus. Put a lone minus in quotation marks to search for text after it.</translation>
    </message>
    <message>
        <source>There is no field &quot;%1&quot;. Put text with a colon in quotation marks.</source>
        <translation>There is no field &quot;%1&quot;. Put text with a colon in quotation marks.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can be several fields: %2.</source>
        <translation>&quot;%1&quot; can be several fields: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be compared with &quot;%2&quot;.</source>
        <translation>&quot;%1&quot; cannot be compared with &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>A value is missing after &quot;%1&quot;.</source>
        <translation>A value is missing after &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>A range cannot be negated. Use &lt; or &gt; instead.</source>
        <translation>A range cannot be negated. Use &lt; or &gt; instead.</translation>
    </message>
    <message>
        <source>A range needs a beginning or an end.</source>
        <translation>A range needs a beginning or an end.</translation>
    </message>
    <message>
        <source>A value is missing beside the comma.</source>
        <translation>A value is missing beside the comma.</translation>
    </message>
    <message>
        <source>Only one value can be compared with &lt;, &lt;=, &gt; or &gt;=.</source>
        <translation>Only one value can be compared with &lt;, &lt;=, &gt; or &gt;=.</translation>
    </message>
    <message>
        <source>A range must be the only value of its field.</source>
        <translation>A range must be the only value of its field.</translation>
    </message>
    <message>
        <source>A space is missing after the closing quotation mark.</source>
        <translation>A space is missing after the closing quotation mark.</translation>
    </message>
    <message>
        <source>To find empty fields, write &quot;none&quot;.</source>
        <translation>To find empty fields, write &quot;none&quot;.</translation>
    </message>
    <message>
        <source>There is nothing between the quotation marks.</source>
        <translation>There is nothing between the quotation marks.</translation>
    </message>
    <message>
        <source>A quotation mark must stand at the beginning of a value. Inside quotation marks, write \&quot; for it.</source>
        <translation>A quotation mark must stand at the beginning of a value. Inside quotation marks, write \&quot; for it.</translation>
    </message>
    <message>
        <source>After a backslash only &quot; and \ can stand.</source>
        <translation>After a backslash only &quot; and \ can stand.</translation>
    </message>
    <message>
        <source>The closing quotation mark is missing.</source>
        <translation>The closing quotation mark is missing.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no letter and no digit to search for.</source>
        <translation>&quot;%1&quot; holds no letter and no digit to search for.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a whole number.</source>
        <translation>&quot;%1&quot; is not a whole number.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date or a time. Write 2026-01-31 or 2026-01-31T08:00:00Z.</source>
        <translation>&quot;%1&quot; is not a date or a time. Write 2026-01-31 or 2026-01-31T08:00:00Z.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a duration. Write 30m, 4h or 2d.</source>
        <translation>&quot;%1&quot; is not a duration. Write 30m, 4h or 2d.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a value of %2. Its values are: %3.</source>
        <translation>&quot;%1&quot; is not a value of %2. Its values are: %3.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number. Write 12, -3 or 0.75.</source>
        <translation>&quot;%1&quot; is not a number. Write 12, -3 or 0.75.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n values are possible in one condition.</source>
        <translation>
            <numerusform>At most %n value is possible in one condition.</numerusform>
            <numerusform>At most %n values are possible in one condition.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormMerge</name>
    <message>
        <source>Somebody else wrote: %1</source>
        <translation>Somebody else wrote: %1</translation>
    </message>
    <message>
        <source>%1 What you changed is kept, the rest is as they left it. Look, and save again.</source>
        <comment>the first part is a sentence: somebody else changed …</comment>
        <translation>%1 What you changed is kept, the rest is as they left it. Look, and save again.</translation>
    </message>
</context>
<context>
    <name>Impact</name>
    <message>
        <source>Measured: from the incident&apos;s metric samples.</source>
        <translation>Measured: from the incident&apos;s metric samples.</translation>
    </message>
    <message>
        <source>Assumed: the incident has no metric samples.</source>
        <translation>Assumed: the incident has no metric samples.</translation>
    </message>
    <message>
        <source>Measured: the time since the incident was created.</source>
        <translation>Measured: the time since the incident was created.</translation>
    </message>
    <message>
        <source>Modelled: the deadline follows from the severity (critical 4 h, high 8 h, medium 24 h).</source>
        <translation>Modelled: the deadline follows from the severity (critical 4 h, high 8 h, medium 24 h).</translation>
    </message>
    <message>
        <source>Assumed: this severity has no deadline.</source>
        <translation>Assumed: this severity has no deadline.</translation>
    </message>
    <message>
        <source>Modelled: a fixed estimate for this severity.</source>
        <translation>Modelled: a fixed estimate for this severity.</translation>
    </message>
    <message>
        <source>Assumed: there is no estimate for this severity; the one for low is shown.</source>
        <translation>Assumed: there is no estimate for this severity; the one for low is shown.</translation>
    </message>
    <message>
        <source>Modelled: a sample of CPU use is above 90 %.</source>
        <translation>Modelled: a sample of CPU use is above 90 %.</translation>
    </message>
    <message>
        <source>Modelled: a sample of memory use is above 95 %.</source>
        <translation>Modelled: a sample of memory use is above 95 %.</translation>
    </message>
    <message>
        <source>Modelled: no sample of CPU or memory use is above its threshold.</source>
        <translation>Modelled: no sample of CPU or memory use is above its threshold.</translation>
    </message>
</context>
<context>
    <name>ImpactTab</name>
    <message>
        <source>Business</source>
        <translation>Business</translation>
    </message>
    <message>
        <source>Affected users</source>
        <translation>Affected users</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Revenue at risk</source>
        <translation>Revenue at risk</translation>
    </message>
    <message>
        <source>Service availability</source>
        <translation>Service availability</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Loss of performance</source>
        <translation>Loss of performance</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Since creation</source>
        <translation>Since creation</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>In days</source>
        <translation>In days</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>Overdue by</source>
        <translation>Overdue by</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Average</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Highest</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Lowest</translation>
    </message>
    <message>
        <source>All metrics together, whatever their units</source>
        <translation>All metrics together, whatever their units</translation>
    </message>
</context>
<context>
    <name>ImportFields</name>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Subcategory</source>
        <translation>Subcategory</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>Configuration item</translation>
    </message>
    <message>
        <source>Escalation level</source>
        <translation>Escalation level</translation>
    </message>
    <message>
        <source>Automated</source>
        <translation>Automated</translation>
    </message>
    <message>
        <source>Detected</source>
        <translation>Detected</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Escalated</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>Impact analysis</source>
        <translation>Impact analysis</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>Root cause</translation>
    </message>
    <message>
        <source>Resolution steps</source>
        <translation>Resolution steps</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadata</translation>
    </message>
</context>
<context>
    <name>ImportWire</name>
    <message>
        <source>This is neither true nor false.</source>
        <translation>This is neither true nor false.</translation>
    </message>
    <message>
        <source>“%1” is none of %2.</source>
        <translation>“%1” is none of %2.</translation>
    </message>
    <message>
        <source>This is no JSON object of columns and their fields.</source>
        <translation>This is no JSON object of columns and their fields.</translation>
    </message>
    <message>
        <source>“%1” is no field of an incident.</source>
        <translation>“%1” is no field of an incident.</translation>
    </message>
    <message>
        <source>The kinds are table and event_log.</source>
        <translation>The kinds are table and event_log.</translation>
    </message>
    <message>
        <source>There is no time zone “%1”.</source>
        <translation>There is no time zone “%1”.</translation>
    </message>
    <message>
        <source>Say “columns” or “fields”, not both.</source>
        <translation>Say “columns” or “fields”, not both.</translation>
    </message>
    <message>
        <source>The file has %1 columns, and there are fields for %2.</source>
        <translation>The file has %1 columns, and there are fields for %2.</translation>
    </message>
</context>
<context>
    <name>IncidentActions</name>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Acknowledge</translation>
    </message>
    <message>
        <source>Say that somebody has seen it</source>
        <translation>Say that somebody has seen it</translation>
    </message>
    <message>
        <source>&amp;Start work</source>
        <translation>&amp;Start work</translation>
    </message>
    <message>
        <source>Set the status to in progress</source>
        <translation>Set the status to in progress</translation>
    </message>
    <message>
        <source>&amp;Resolve…</source>
        <translation>&amp;Resolve…</translation>
    </message>
    <message>
        <source>Say how it was resolved</source>
        <translation>Say how it was resolved</translation>
    </message>
    <message>
        <source>Put on &amp;hold…</source>
        <translation>Put on &amp;hold…</translation>
    </message>
    <message>
        <source>It waits for somebody or something</source>
        <translation>It waits for somebody or something</translation>
    </message>
    <message>
        <source>Clos&amp;e…</source>
        <translation>Clos&amp;e…</translation>
    </message>
    <message>
        <source>Close a resolved incident for good</source>
        <translation>Close a resolved incident for good</translation>
    </message>
    <message>
        <source>Reo&amp;pen…</source>
        <translation>Reo&amp;pen…</translation>
    </message>
    <message>
        <source>Work on it goes on</source>
        <translation>Work on it goes on</translation>
    </message>
    <message>
        <source>Assign to &amp;me</source>
        <translation>Assign to &amp;me</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Take it over</translation>
    </message>
    <message>
        <source>Assi&amp;gn…</source>
        <translation>Assi&amp;gn…</translation>
    </message>
    <message>
        <source>Say who works on it</source>
        <translation>Say who works on it</translation>
    </message>
    <message>
        <source>Escala&amp;te…</source>
        <translation>Escala&amp;te…</translation>
    </message>
    <message>
        <source>Raise the level and notify people</source>
        <translation>Raise the level and notify people</translation>
    </message>
    <message>
        <source>&amp;Comment…</source>
        <translation>&amp;Comment…</translation>
    </message>
    <message>
        <source>Write a comment</source>
        <translation>Write a comment</translation>
    </message>
    <message>
        <source>E&amp;dit…</source>
        <translation>E&amp;dit…</translation>
    </message>
    <message>
        <source>Change title, description and classification</source>
        <translation>Change title, description and classification</translation>
    </message>
    <message>
        <source>Cop&amp;y number</source>
        <translation>Cop&amp;y number</translation>
    </message>
    <message>
        <source>Copy the numbers to the clipboard</source>
        <translation>Copy the numbers to the clipboard</translation>
    </message>
    <message>
        <source>It was none; it cannot be opened again</source>
        <translation>It was none; it cannot be opened again</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>De&amp;lete…</translation>
    </message>
    <message>
        <source>Take it out of all lists; can be undone</source>
        <translation>Take it out of all lists; can be undone</translation>
    </message>
    <message>
        <source>List</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Pane</source>
        <translation>Pane</translation>
    </message>
    <message>
        <source>&amp;New incident…</source>
        <translation>&amp;New incident…</translation>
    </message>
    <message>
        <source>Report an incident</source>
        <translation>Report an incident</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Write a filter</source>
        <translation>Write a filter</translation>
    </message>
    <message>
        <source>&amp;Clear filter</source>
        <translation>&amp;Clear filter</translation>
    </message>
    <message>
        <source>Show all incidents</source>
        <translation>Show all incidents</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>&amp;Go to…</translation>
    </message>
    <message>
        <source>Go to a row, a percentage or a number</source>
        <translation>Go to a row, a percentage or a number</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Refresh</translation>
    </message>
    <message>
        <source>Read what is shown again</source>
        <translation>Read what is shown again</translation>
    </message>
    <message>
        <source>Show &amp;new rows</source>
        <translation>Show &amp;new rows</translation>
    </message>
    <message>
        <source>Let in the rows that wait above the list</source>
        <translation>Let in the rows that wait above the list</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Select &amp;all</translation>
    </message>
    <message>
        <source>Select or &amp;leave out</source>
        <translation>Select or &amp;leave out</translation>
    </message>
    <message>
        <source>&amp;Pane</source>
        <translation>&amp;Pane</translation>
    </message>
    <message>
        <source>Open or close the pane of the incident</source>
        <translation>Open or close the pane of the incident</translation>
    </message>
    <message>
        <source>Comment on the incident in the pane</source>
        <translation>Comment on the incident in the pane</translation>
    </message>
    <message>
        <source>Pane: overview</source>
        <translation>Pane: overview</translation>
    </message>
    <message>
        <source>Pane: activity</source>
        <translation>Pane: activity</translation>
    </message>
    <message>
        <source>Pane: alerts</source>
        <translation>Pane: alerts</translation>
    </message>
    <message>
        <source>Pane: metrics</source>
        <translation>Pane: metrics</translation>
    </message>
    <message>
        <source>Pane: impact</source>
        <translation>Pane: impact</translation>
    </message>
    <message>
        <source>Cancel &amp;incident…</source>
        <translation>Cancel &amp;incident…</translation>
    </message>
    <message>
        <source>&amp;Write in the pane</source>
        <translation>&amp;Write in the pane</translation>
    </message>
    <message>
        <source>%1 is deleted.</source>
        <comment>number of an incident</comment>
        <translation>%1 is deleted.</translation>
    </message>
    <message>
        <source>%1 is cancelled; it cannot be changed any more.</source>
        <translation>%1 is cancelled; it cannot be changed any more.</translation>
    </message>
    <message>
        <source>%1 is open already.</source>
        <translation>%1 is open already.</translation>
    </message>
    <message>
        <source>%1 is closed already.</source>
        <translation>%1 is closed already.</translation>
    </message>
    <message>
        <source>%1 is closed already: reopen it first.</source>
        <translation>%1 is closed already: reopen it first.</translation>
    </message>
    <message>
        <source>%1 is not resolved yet: resolve it first.</source>
        <translation>%1 is not resolved yet: resolve it first.</translation>
    </message>
    <message>
        <source>%1 is resolved already.</source>
        <translation>%1 is resolved already.</translation>
    </message>
    <message>
        <source>%1 is resolved already: reopen it first.</source>
        <translation>%1 is resolved already: reopen it first.</translation>
    </message>
    <message>
        <source>%1 is acknowledged already.</source>
        <translation>%1 is acknowledged already.</translation>
    </message>
    <message>
        <source>%1 is in progress already.</source>
        <translation>%1 is in progress already.</translation>
    </message>
    <message>
        <source>%1 is on hold already.</source>
        <translation>%1 is on hold already.</translation>
    </message>
    <message>
        <source>%1 is new: acknowledge it first.</source>
        <translation>%1 is new: acknowledge it first.</translation>
    </message>
    <message>
        <source>%1 stands at the highest level already.</source>
        <translation>%1 stands at the highest level already.</translation>
    </message>
    <message>
        <source>This is not possible for %1 in the status “%2”.</source>
        <translation>This is not possible for %1 in the status “%2”.</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>Copy as &amp;text</translation>
    </message>
    <message>
        <source>Copy for &amp;spreadsheets (TSV)</source>
        <translation>Copy for &amp;spreadsheets (TSV)</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>Copy as &amp;CSV</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Copy as &amp;JSON</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>Copy as &amp;Markdown</translation>
    </message>
    <message>
        <source>Copy as &amp;link</source>
        <translation>Copy as &amp;link</translation>
    </message>
    <message>
        <source>Copy &amp;as…</source>
        <translation>Copy &amp;as…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xport…</translation>
    </message>
    <message>
        <source>Write the list, or what is selected, as CSV, JSON, Markdown or PDF</source>
        <translation>Write the list, or what is selected, as CSV, JSON, Markdown or PDF</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>Take the last command back, for ten seconds</source>
        <translation>Take the last command back, for ten seconds</translation>
    </message>
    <message>
        <source>Re&amp;peat on the next row</source>
        <translation>Re&amp;peat on the next row</translation>
    </message>
    <message>
        <source>Do the last command again, with the same words, on the next row, or on the row you have gone to</source>
        <translation>Do the last command again, with the same words, on the next row, or on the row you have gone to</translation>
    </message>
    <message>
        <source>Choose the columns of the list and their order</source>
        <translation>Choose the columns of the list and their order</translation>
    </message>
    <message>
        <source>Pane: previous tab</source>
        <translation>Pane: previous tab</translation>
    </message>
    <message>
        <source>Pane: next tab</source>
        <translation>Pane: next tab</translation>
    </message>
    <message>
        <source>Saved view 1</source>
        <translation>Saved view 1</translation>
    </message>
    <message>
        <source>Saved view 2</source>
        <translation>Saved view 2</translation>
    </message>
    <message>
        <source>Saved view 3</source>
        <translation>Saved view 3</translation>
    </message>
    <message>
        <source>Saved view 4</source>
        <translation>Saved view 4</translation>
    </message>
    <message>
        <source>Saved view 5</source>
        <translation>Saved view 5</translation>
    </message>
    <message>
        <source>Saved view 6</source>
        <translation>Saved view 6</translation>
    </message>
    <message>
        <source>Saved view 7</source>
        <translation>Saved view 7</translation>
    </message>
    <message>
        <source>Saved view 8</source>
        <translation>Saved view 8</translation>
    </message>
    <message>
        <source>Saved view 9</source>
        <translation>Saved view 9</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>Sa&amp;ve view…</source>
        <translation>Sa&amp;ve view…</translation>
    </message>
    <message>
        <source>Keep filter, columns and order under a name</source>
        <translation>Keep filter, columns and order under a name</translation>
    </message>
    <message>
        <source>Change the vie&amp;w…</source>
        <translation>Change the vie&amp;w…</translation>
    </message>
    <message>
        <source>Rename, share or delete the view that is shown</source>
        <translation>Rename, share or delete the view that is shown</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Import…</translation>
    </message>
    <message>
        <source>Take incidents from a CSV file</source>
        <translation>Take incidents from a CSV file</translation>
    </message>
    <message>
        <source>Marks the row or takes its mark away; then the arrow keys keep what is marked, and Esc takes all marks away</source>
        <translation>Marks the row or takes its mark away; then the arrow keys keep what is marked, and Esc takes all marks away</translation>
    </message>
    <message>
        <source>Pri&amp;ority…</source>
        <translation>Pri&amp;ority…</translation>
    </message>
    <message>
        <source>Say how soon it must be worked on</source>
        <translation>Say how soon it must be worked on</translation>
    </message>
    <message>
        <source>&amp;Sort by…</source>
        <translation>&amp;Sort by…</translation>
    </message>
    <message>
        <source>Choose the column that the rows are sorted by; the same one again turns them round</source>
        <translation>Choose the column that the rows are sorted by; the same one again turns them round</translation>
    </message>
    <message>
        <source>Colu&amp;mns…</source>
        <translation>Colu&amp;mns…</translation>
    </message>
    <message>
        <source>Add an alert to the incident, and send it</source>
        <translation>Add an alert to the incident, and send it</translation>
    </message>
    <message>
        <source>Ne&amp;w alert…</source>
        <translation>Ne&amp;w alert…</translation>
    </message>
</context>
<context>
    <name>IncidentFields</name>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Subcategory</source>
        <translation>Subcategory</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>Configuration item</translation>
    </message>
    <message>
        <source>Escalation level</source>
        <translation>Escalation level</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>Impact analysis</source>
        <translation>Impact analysis</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>Root cause</translation>
    </message>
    <message>
        <source>Resolution steps</source>
        <translation>Resolution steps</translation>
    </message>
    <message>
        <source>Further data</source>
        <translation>Further data</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>none</source>
        <comment>value of a field</comment>
        <translation>none</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>resolution step and who did it</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>InlineEditors</name>
    <message>
        <source>At most %L1 characters are possible.</source>
        <translation>At most %L1 characters are possible.</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>There is nobody of this name. Choose a person from the list.</source>
        <translation>There is nobody of this name. Choose a person from the list.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>There is no such item. Choose one from the list.</source>
        <translation>There is no such item. Choose one from the list.</translation>
    </message>
</context>
<context>
    <name>Json</name>
    <message>
        <source>there is text after the end of the value</source>
        <translation>there is text after the end of the value</translation>
    </message>
    <message>
        <source>Invalid JSON in line %1, column %2: %3.</source>
        <translation>Invalid JSON in line %1, column %2: %3.</translation>
    </message>
    <message>
        <source>the text ends where a value should stand</source>
        <translation>the text ends where a value should stand</translation>
    </message>
    <message>
        <source>the value is nested too deeply</source>
        <translation>the value is nested too deeply</translation>
    </message>
    <message>
        <source>a value is expected</source>
        <translation>a value is expected</translation>
    </message>
    <message>
        <source>the text ends inside an array or object</source>
        <translation>the text ends inside an array or object</translation>
    </message>
    <message>
        <source>a comma or the end of the array or object is expected</source>
        <translation>a comma or the end of the array or object is expected</translation>
    </message>
    <message>
        <source>a key in quotation marks is expected</source>
        <translation>a key in quotation marks is expected</translation>
    </message>
    <message>
        <source>the key stands twice in its object</source>
        <translation>the key stands twice in its object</translation>
    </message>
    <message>
        <source>a colon is expected</source>
        <translation>a colon is expected</translation>
    </message>
    <message>
        <source>a digit is expected</source>
        <translation>a digit is expected</translation>
    </message>
    <message>
        <source>a number cannot begin with a zero</source>
        <translation>a number cannot begin with a zero</translation>
    </message>
    <message>
        <source>the integer does not fit into 64 bits</source>
        <translation>the integer does not fit into 64 bits</translation>
    </message>
    <message>
        <source>the number is too large or too small</source>
        <translation>the number is too large or too small</translation>
    </message>
    <message>
        <source>a control character must be escaped</source>
        <translation>a control character must be escaped</translation>
    </message>
    <message>
        <source>the text ends inside a string</source>
        <translation>the text ends inside a string</translation>
    </message>
    <message>
        <source>there is no such escape</source>
        <translation>there is no such escape</translation>
    </message>
    <message>
        <source>four hexadecimal digits are expected after \u</source>
        <translation>four hexadecimal digits are expected after \u</translation>
    </message>
    <message>
        <source>the character U+0000 is not allowed</source>
        <translation>the character U+0000 is not allowed</translation>
    </message>
    <message>
        <source>a surrogate stands without its other half</source>
        <translation>a surrogate stands without its other half</translation>
    </message>
    <message>
        <source>the text is not valid UTF-8</source>
        <translation>the text is not valid UTF-8</translation>
    </message>
    <message>
        <source>The JSON text is larger than %1 bytes.</source>
        <translation>The JSON text is larger than %1 bytes.</translation>
    </message>
    <message>
        <source>Invalid JSON: %1.</source>
        <translation>Invalid JSON: %1.</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Low</source>
        <comment>priority</comment>
        <translation>Low</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>priority</comment>
        <translation>Medium</translation>
    </message>
    <message>
        <source>High</source>
        <comment>priority</comment>
        <translation>High</translation>
    </message>
    <message>
        <source>Urgent</source>
        <comment>priority</comment>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>severity</comment>
        <translation>Info</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>severity</comment>
        <translation>Low</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>severity</comment>
        <translation>Medium</translation>
    </message>
    <message>
        <source>High</source>
        <comment>severity</comment>
        <translation>High</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>severity</comment>
        <translation>Critical</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>impact or urgency</comment>
        <translation>Low</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>impact or urgency</comment>
        <translation>Medium</translation>
    </message>
    <message>
        <source>High</source>
        <comment>impact or urgency</comment>
        <translation>High</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>impact or urgency</comment>
        <translation>Critical</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>alert</comment>
        <translation>Active</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>alert</comment>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>alert</comment>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a time and its zone</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>duration</comment>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>duration</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1, %2 ago</translation>
    </message>
    <message>
        <source>Escalated to level %1 at %2</source>
        <translation>Escalated to level %1 at %2</translation>
    </message>
    <message>
        <source>Escalated to level %1</source>
        <translation>Escalated to level %1</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Viewer</source>
        <comment>role</comment>
        <translation>Viewer</translation>
    </message>
    <message>
        <source>Agent</source>
        <comment>role</comment>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Manager</source>
        <comment>role</comment>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Admin</source>
        <comment>role</comment>
        <translation>Admin</translation>
    </message>
    <message>
        <source>New</source>
        <comment>status</comment>
        <translation>New</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>status</comment>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>Assigned</source>
        <comment>status</comment>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>In progress</source>
        <comment>status</comment>
        <translation>In progress</translation>
    </message>
    <message>
        <source>On hold</source>
        <comment>status</comment>
        <translation>On hold</translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>status</comment>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>status</comment>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>status</comment>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Created</source>
        <comment>activity record</comment>
        <translation>Created</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>activity record</comment>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>activity record</comment>
        <translation>Status</translation>
    </message>
    <message>
        <source>Assignment</source>
        <comment>activity record</comment>
        <translation>Assignment</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <comment>activity record</comment>
        <translation>Acknowledgement</translation>
    </message>
    <message>
        <source>Escalation</source>
        <comment>activity record</comment>
        <translation>Escalation</translation>
    </message>
    <message>
        <source>Resolution</source>
        <comment>activity record</comment>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>Closure</source>
        <comment>activity record</comment>
        <translation>Closure</translation>
    </message>
    <message>
        <source>Reopening</source>
        <comment>activity record</comment>
        <translation>Reopening</translation>
    </message>
    <message>
        <source>Comment</source>
        <comment>activity record</comment>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Deletion</source>
        <comment>activity record</comment>
        <translation>Deletion</translation>
    </message>
    <message>
        <source>Restoration</source>
        <comment>activity record</comment>
        <translation>Restoration</translation>
    </message>
    <message>
        <source>Alert</source>
        <comment>activity record</comment>
        <translation>Alert</translation>
    </message>
    <message>
        <source>Alert acknowledged</source>
        <comment>activity record</comment>
        <translation>Alert acknowledged</translation>
    </message>
    <message>
        <source>Alert resolved</source>
        <comment>activity record</comment>
        <translation>Alert resolved</translation>
    </message>
    <message>
        <source>Metric</source>
        <comment>activity record</comment>
        <translation>Metric</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>activity record</comment>
        <translation>Import</translation>
    </message>
    <message>
        <source>Severity</source>
        <comment>column</comment>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>column</comment>
        <translation>Number</translation>
    </message>
    <message>
        <source>Title</source>
        <comment>column</comment>
        <translation>Title</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>column</comment>
        <translation>Status</translation>
    </message>
    <message>
        <source>Priority</source>
        <comment>column</comment>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Assignee</source>
        <comment>column</comment>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>column</comment>
        <translation>Group</translation>
    </message>
    <message>
        <source>Category</source>
        <comment>column</comment>
        <translation>Category</translation>
    </message>
    <message>
        <source>Subcategory</source>
        <comment>column</comment>
        <translation>Subcategory</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <comment>column</comment>
        <translation>Configuration item</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>column</comment>
        <translation>Source</translation>
    </message>
    <message>
        <source>Escalation</source>
        <comment>column</comment>
        <translation>Escalation</translation>
    </message>
    <message>
        <source>Age</source>
        <comment>column</comment>
        <translation>Age</translation>
    </message>
    <message>
        <source>Detected</source>
        <comment>column</comment>
        <translation>Detected</translation>
    </message>
    <message>
        <source>Created</source>
        <comment>column</comment>
        <translation>Created</translation>
    </message>
    <message>
        <source>Updated</source>
        <comment>column</comment>
        <translation>Updated</translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>column</comment>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>Taken back</source>
        <comment>activity record</comment>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <comment>activity record</comment>
        <translation>Taken back: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column and value, for screen readers</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <comment>heading of a group, for screen readers</comment>
        <translation>
            <numerusform>%1, %n row</numerusform>
            <numerusform>%1, %n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>depends on</source>
        <translation>depends on</translation>
    </message>
    <message>
        <source>is needed by</source>
        <translation>is needed by</translation>
    </message>
    <message>
        <source>runs on</source>
        <translation>runs on</translation>
    </message>
    <message>
        <source>hosts</source>
        <translation>hosts</translation>
    </message>
    <message>
        <source>connects to</source>
        <translation>connects to</translation>
    </message>
    <message>
        <source>is connected from</source>
        <translation>is connected from</translation>
    </message>
    <message>
        <source>%1 (the other way)</source>
        <translation>%1 (the other way)</translation>
    </message>
    <message>
        <source>Escalation</source>
        <comment>type of a rule</comment>
        <translation>Escalation</translation>
    </message>
    <message>
        <source>Alert</source>
        <comment>type of a rule</comment>
        <translation>Alert</translation>
    </message>
    <message>
        <source>Assignment</source>
        <comment>type of a rule</comment>
        <translation>Assignment</translation>
    </message>
    <message>
        <source>Alert flapping</source>
        <comment>activity record</comment>
        <translation>Alert flapping</translation>
    </message>
    <message>
        <source>Alert steady</source>
        <comment>activity record</comment>
        <translation>Alert steady</translation>
    </message>
    <message>
        <source>Alert: taken back</source>
        <comment>activity record</comment>
        <translation>Alert: taken back</translation>
    </message>
    <message>
        <source>Manual</source>
        <comment>source</comment>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <comment>source</comment>
        <translation>Monitoring</translation>
    </message>
    <message>
        <source>System</source>
        <comment>source</comment>
        <translation>System</translation>
    </message>
    <message>
        <source>User</source>
        <comment>source</comment>
        <translation>User</translation>
    </message>
    <message>
        <source>API</source>
        <comment>source</comment>
        <translation>API</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>source</comment>
        <translation>Import</translation>
    </message>
    <message>
        <source>Incident escalated</source>
        <comment>alert</comment>
        <translation>Incident escalated</translation>
    </message>
    <message>
        <source>E-mail</source>
        <comment>way to notify</comment>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>SMS</source>
        <comment>way to notify</comment>
        <translation>SMS</translation>
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
        <translation>The log file &quot;%1&quot; cannot be written: %2</translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; cannot be made.</source>
        <translation>The folder &quot;%1&quot; cannot be made.</translation>
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
        <translation>Cancelled.</translation>
    </message>
</context>
<context>
    <name>Monitoring</name>
    <message>
        <source>A list of texts is expected.</source>
        <translation>A list of texts is expected.</translation>
    </message>
    <message>
        <source>A duration such as 30m is expected.</source>
        <translation>A duration such as 30m is expected.</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2 is expected.</source>
        <translation>A whole number from %1 to %2 is expected.</translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation>There is no such setting.</translation>
    </message>
    <message>
        <source>An object is expected.</source>
        <translation>An object is expected.</translation>
    </message>
    <message>
        <source>true or false is expected.</source>
        <translation>true or false is expected.</translation>
    </message>
    <message>
        <source>A text is expected.</source>
        <translation>A text is expected.</translation>
    </message>
    <message>
        <source>One of info, low, medium, high and critical is expected.</source>
        <translation>One of info, low, medium, high and critical is expected.</translation>
    </message>
    <message>
        <source>An alert is no JSON object.</source>
        <translation>An alert is no JSON object.</translation>
    </message>
    <message>
        <source>An alert has no name.</source>
        <translation>An alert has no name.</translation>
    </message>
    <message>
        <source>The message has no “%1”, where its alerts should be.</source>
        <translation>The message has no “%1”, where its alerts should be.</translation>
    </message>
    <message>
        <source>The message holds too many alerts.</source>
        <translation>The message holds too many alerts.</translation>
    </message>
    <message>
        <source>An alert has no labels.</source>
        <translation>An alert has no labels.</translation>
    </message>
    <message>
        <source>The alert “%1” has the unknown status “%2”.</source>
        <translation>The alert “%1” has the unknown status “%2”.</translation>
    </message>
    <message>
        <source>This is no message of Alertmanager or Grafana: it has no alerts.</source>
        <translation>This is no message of Alertmanager or Grafana: it has no alerts.</translation>
    </message>
    <message>
        <source>The answer of the Alertmanager is no list of alerts.</source>
        <translation>The answer of the Alertmanager is no list of alerts.</translation>
    </message>
    <message>
        <source>The answer of the Alertmanager does not say when it started.</source>
        <translation>The answer of the Alertmanager does not say when it started.</translation>
    </message>
    <message>
        <source>The Alertmanager at %1 does not answer.</source>
        <translation>The Alertmanager at %1 does not answer.</translation>
    </message>
    <message>
        <source>The Alertmanager at %1 cannot be asked: %2</source>
        <translation>The Alertmanager at %1 cannot be asked: %2</translation>
    </message>
    <message>
        <source>The Alertmanager at %1 answers with status %2.</source>
        <translation>The Alertmanager at %1 answers with status %2.</translation>
    </message>
    <message>
        <source>The message holds %1 alerts; it may hold %2. Send them in several messages.</source>
        <translation>The message holds %1 alerts; it may hold %2. Send them in several messages.</translation>
    </message>
    <message>
        <source>The answer of the Alertmanager is no list of groups.</source>
        <translation>The answer of the Alertmanager is no list of groups.</translation>
    </message>
</context>
<context>
    <name>OverviewTab</name>
    <message>
        <source>%1: %2</source>
        <comment>name and value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a moment and the time zone</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Password</name>
    <message>
        <source>Too many people sign in right now. Try again in a moment.</source>
        <translation>Too many people sign in right now. Try again in a moment.</translation>
    </message>
    <message>
        <source>There is not enough memory to hash the password.</source>
        <translation>There is not enough memory to hash the password.</translation>
    </message>
    <message numerus="yes">
        <source>The password needs at least %n characters.</source>
        <translation>
            <numerusform>The password needs at least %n character.</numerusform>
            <numerusform>The password needs at least %n characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>The password is too long.</source>
        <translation>The password is too long.</translation>
    </message>
    <message>
        <source>This password would be guessed at once. Choose another one.</source>
        <translation>This password would be guessed at once. Choose another one.</translation>
    </message>
</context>
<context>
    <name>Paths</name>
    <message>
        <source>The folder &quot;%1&quot; cannot be created: %2.</source>
        <translation>The folder &quot;%1&quot; cannot be created: %2.</translation>
    </message>
</context>
<context>
    <name>Pdf</name>
    <message>
        <source>Page %1</source>
        <translation>Page %1</translation>
    </message>
</context>
<context>
    <name>Permissions</name>
    <message>
        <source>Nobody is signed in to a tenant.</source>
        <translation>Nobody is signed in to a tenant.</translation>
    </message>
    <message>
        <source>Your role does not permit you to %1.</source>
        <translation>Your role does not permit you to %1.</translation>
    </message>
    <message>
        <source>read incidents</source>
        <translation>read incidents</translation>
    </message>
    <message>
        <source>change incidents</source>
        <translation>change incidents</translation>
    </message>
    <message>
        <source>delete or restore incidents</source>
        <translation>delete or restore incidents</translation>
    </message>
    <message>
        <source>change alerts</source>
        <translation>change alerts</translation>
    </message>
    <message>
        <source>add metrics</source>
        <translation>add metrics</translation>
    </message>
    <message>
        <source>change rules</source>
        <translation>change rules</translation>
    </message>
    <message>
        <source>change users</source>
        <translation>change users</translation>
    </message>
    <message>
        <source>change settings</source>
        <translation>change settings</translation>
    </message>
    <message>
        <source>change configuration items</source>
        <translation>change configuration items</translation>
    </message>
    <message>
        <source>read the audit trail</source>
        <translation>read the audit trail</translation>
    </message>
    <message>
        <source>save views</source>
        <translation>save views</translation>
    </message>
</context>
<context>
    <name>PlainMessage</name>
    <message>
        <source>Link not opened</source>
        <translation>Link not opened</translation>
    </message>
    <message>
        <source>Only web links (http, https) are opened.</source>
        <translation>Only web links (http, https) are opened.</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Open link</translation>
    </message>
    <message>
        <source>Open this address in the web browser?</source>
        <translation>Open this address in the web browser?</translation>
    </message>
</context>
<context>
    <name>PriorityMatrix</name>
    <message>
        <source>&quot;%1&quot; is not a level.</source>
        <translation>&quot;%1&quot; is not a level.</translation>
    </message>
    <message>
        <source>The impact &quot;%1&quot; is missing.</source>
        <translation>The impact &quot;%1&quot; is missing.</translation>
    </message>
    <message>
        <source>Impact &quot;%1&quot; has no priority for urgency &quot;%2&quot;.</source>
        <translation>Impact &quot;%1&quot; has no priority for urgency &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a priority.</source>
        <translation>&quot;%1&quot; is not a priority.</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>%1 must be a text of at most 1,000 characters.</source>
        <translation>%1 must be a text of at most 1,000 characters.</translation>
    </message>
    <message>
        <source>%1 must be a number from 1 to 65535.</source>
        <translation>%1 must be a number from 1 to 65535.</translation>
    </message>
    <message>
        <source>%1 must not hold a password.</source>
        <translation>%1 must not hold a password.</translation>
    </message>
    <message>
        <source>Unknown setting “%1”.</source>
        <translation>Unknown setting “%1”.</translation>
    </message>
    <message>
        <source>%1 must be letters, digits and hyphens.</source>
        <translation>%1 must be letters, digits and hyphens.</translation>
    </message>
    <message>
        <source>%1 must be a name of at most 60 characters.</source>
        <translation>%1 must be a name of at most 60 characters.</translation>
    </message>
    <message>
        <source>%1 must name a file.</source>
        <translation>%1 must name a file.</translation>
    </message>
    <message>
        <source>%1 must be verify-full, verify-ca, require or disable.</source>
        <translation>%1 must be verify-full, verify-ca, require or disable.</translation>
    </message>
    <message>
        <source>My workspace</source>
        <translation>My workspace</translation>
    </message>
    <message>
        <source>“profiles” must be a list of at most 200 profiles.</source>
        <translation>“profiles” must be a list of at most 200 profiles.</translation>
    </message>
    <message>
        <source>%1 must be an object.</source>
        <translation>%1 must be an object.</translation>
    </message>
    <message>
        <source>%1 has the id or the name of another profile.</source>
        <translation>%1 has the id or the name of another profile.</translation>
    </message>
    <message>
        <source>%1 must be local, postgresql or server.</source>
        <translation>%1 must be local, postgresql or server.</translation>
    </message>
</context>
<context>
    <name>RecordActions</name>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Configuration items</source>
        <translation>Configuration items</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metrics</translation>
    </message>
    <message>
        <source>&amp;Open the incident</source>
        <translation>&amp;Open the incident</translation>
    </message>
    <message>
        <source>Show the incident that the row is about</source>
        <translation>Show the incident that the row is about</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>&amp;Copy rows</translation>
    </message>
    <message>
        <source>Copy the rows as text with tabs</source>
        <translation>Copy the rows as text with tabs</translation>
    </message>
    <message>
        <source>Copy &amp;as…</source>
        <translation>Copy &amp;as…</translation>
    </message>
    <message>
        <source>Copy the rows as text, CSV, JSON or Markdown</source>
        <translation>Copy the rows as text, CSV, JSON or Markdown</translation>
    </message>
    <message>
        <source>&amp;Select all</source>
        <translation>&amp;Select all</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Write a filter</source>
        <translation>Write a filter</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>Re&amp;fresh</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xport…</translation>
    </message>
    <message>
        <source>Write the list, or what is selected, as CSV, JSON, Markdown or PDF</source>
        <translation>Write the list, or what is selected, as CSV, JSON, Markdown or PDF</translation>
    </message>
    <message>
        <source>Select or &amp;leave out</source>
        <translation>Select or &amp;leave out</translation>
    </message>
    <message>
        <source>Marks the row or takes its mark away; then the arrow keys keep what is marked, and Esc takes all marks away</source>
        <translation>Marks the row or takes its mark away; then the arrow keys keep what is marked, and Esc takes all marks away</translation>
    </message>
    <message>
        <source>Sor&amp;t by…</source>
        <translation>Sor&amp;t by…</translation>
    </message>
    <message>
        <source>Choose the column that the rows are sorted by; the same one again turns them round</source>
        <translation>Choose the column that the rows are sorted by; the same one again turns them round</translation>
    </message>
    <message>
        <source>Colu&amp;mns…</source>
        <translation>Colu&amp;mns…</translation>
    </message>
    <message>
        <source>Choose the columns of the list and their order</source>
        <translation>Choose the columns of the list and their order</translation>
    </message>
</context>
<context>
    <name>RestBackend</name>
    <message>
        <source>The server has ended the connection.</source>
        <translation>The server has ended the connection.</translation>
    </message>
    <message>
        <source>The server sends an event that has no end.</source>
        <translation>The server sends an event that has no end.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>The server ended the export too early: %1</source>
        <translation>The server ended the export too early: %1</translation>
    </message>
    <message>
        <source>a line has no end</source>
        <translation>a line has no end</translation>
    </message>
    <message>
        <source>The import was cancelled. What was written until then stays; run it again to go on.</source>
        <translation>The import was cancelled. What was written until then stays; run it again to go on.</translation>
    </message>
    <message>
        <source>Your session is over. Sign in again.</source>
        <translation>Your session is over. Sign in again.</translation>
    </message>
</context>
<context>
    <name>RestTransport</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>The server at “%1” shows a certificate for another name: %2. Use one of these names as the address, or ask who runs the server.</source>
        <translation>The server at “%1” shows a certificate for another name: %2. Use one of these names as the address, or ask who runs the server.</translation>
    </message>
    <message>
        <source>The certificate of “%1” was valid until %2 only. Who runs the server must renew it; if the clock of this computer is wrong, set it.</source>
        <translation>The certificate of “%1” was valid until %2 only. Who runs the server must renew it; if the clock of this computer is wrong, set it.</translation>
    </message>
    <message>
        <source>The certificate of “%1” is valid from %2 only. Is the clock of this computer right?</source>
        <translation>The certificate of “%1” is valid from %2 only. Is the clock of this computer right?</translation>
    </message>
    <message>
        <source>The certificate of “%1” vouches for itself; nobody else does. If you have got it from who runs the server, name its file as the authority of the profile.</source>
        <translation>The certificate of “%1” vouches for itself; nobody else does. If you have got it from who runs the server, name its file as the authority of the profile.</translation>
    </message>
    <message>
        <source>The certificate of “%1” comes from “%2”, which this computer does not trust. Name the file of that authority in the profile if it is the one of your organization.</source>
        <translation>The certificate of “%1” comes from “%2”, which this computer does not trust. Name the file of that authority in the profile if it is the one of your organization.</translation>
    </message>
    <message>
        <source>The certificate of “%1” was revoked. Do not sign in; tell who runs the server.</source>
        <translation>The certificate of “%1” was revoked. Do not sign in; tell who runs the server.</translation>
    </message>
    <message>
        <source>The certificate of “%1” does not prove that it is this server: %2.</source>
        <translation>The certificate of “%1” does not prove that it is this server: %2.</translation>
    </message>
    <message>
        <source>There is no computer named “%1” in this network.</source>
        <translation>There is no computer named “%1” in this network.</translation>
    </message>
    <message>
        <source>No server answers at %1. It may be down, or the port is another one.</source>
        <translation>No server answers at %1. It may be down, or the port is another one.</translation>
    </message>
    <message>
        <source>No encrypted connection with “%1” is possible: %2</source>
        <translation>No encrypted connection with “%1” is possible: %2</translation>
    </message>
    <message>
        <source>The server at “%1” does not answer in time.</source>
        <translation>The server at “%1” does not answer in time.</translation>
    </message>
    <message>
        <source>The connection with “%1” failed: %2</source>
        <translation>The connection with “%1” failed: %2</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>&quot;%1&quot; is missing.</source>
        <translation>&quot;%1&quot; is missing.</translation>
    </message>
    <message>
        <source>%1 is not a text.</source>
        <translation>%1 is not a text.</translation>
    </message>
    <message>
        <source>The text is empty.</source>
        <translation>The text is empty.</translation>
    </message>
    <message>
        <source>%1 is neither true nor false.</source>
        <translation>%1 is neither true nor false.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>The list is empty.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known here. Known are: %2.</source>
        <translation>&quot;%1&quot; is not known here. Known are: %2.</translation>
    </message>
    <message>
        <source>%1 is not a whole number from %2.</source>
        <translation>%1 is not a whole number from %2.</translation>
    </message>
    <message>
        <source>%1 is not a whole number from %2 to %3.</source>
        <translation>%1 is not a whole number from %2 to %3.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of: %2.</source>
        <translation>&quot;%1&quot; is not one of: %2.</translation>
    </message>
    <message>
        <source>A rule needs at least one action.</source>
        <translation>A rule needs at least one action.</translation>
    </message>
    <message>
        <source>A rule needs a name.</source>
        <translation>A rule needs a name.</translation>
    </message>
    <message numerus="yes">
        <source>The name is longer than %n character(s).</source>
        <translation>
            <numerusform>The name is longer than %n character.</numerusform>
            <numerusform>The name is longer than %n characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a priority.</source>
        <translation>&quot;%1&quot; is not a priority.</translation>
    </message>
    <message>
        <source>%1 is not an object.</source>
        <translation>%1 is not an object.</translation>
    </message>
    <message>
        <source>A rule needs at least one condition.</source>
        <translation>A rule needs at least one condition.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a duration such as 30m, 24h or 1h30m.</source>
        <translation>&quot;%1&quot; is not a duration such as 30m, 24h or 1h30m.</translation>
    </message>
    <message>
        <source>&quot;message&quot; stands for &quot;reason&quot; here; give one of them (it says %1).</source>
        <translation>&quot;message&quot; stands for &quot;reason&quot; here; give one of them (it says %1).</translation>
    </message>
    <message>
        <source>%1 is not a number.</source>
        <translation>%1 is not a number.</translation>
    </message>
    <message>
        <source>%1 is not a list.</source>
        <translation>%1 is not a list.</translation>
    </message>
    <message>
        <source>A rule is an object: it begins with {.</source>
        <translation>A rule is an object: it begins with {.</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>The sample is for an empty workspace, but tenant &quot;%1&quot; has incidents already.</source>
        <translation>The sample is for an empty workspace, but tenant &quot;%1&quot; has incidents already.</translation>
    </message>
</context>
<context>
    <name>Secrets</name>
    <message>
        <source>No password is kept.</source>
        <translation>No password is kept.</translation>
    </message>
    <message>
        <source>No keychain answers.</source>
        <translation>No keychain answers.</translation>
    </message>
</context>
<context>
    <name>Server</name>
    <message>
        <source>--filter, character %1: %2</source>
        <translation>--filter, character %1: %2</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exporting</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) written to %1.</source>
        <translation>
            <numerusform>%n incident written to %1.</numerusform>
            <numerusform>%n incidents written to %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows read, %2 left out.</source>
        <translation>%1 rows read, %2 left out.</translation>
    </message>
    <message>
        <source>Incidents: %1 created, %2 extended, %3 unchanged.</source>
        <translation>Incidents: %1 created, %2 extended, %3 unchanged.</translation>
    </message>
    <message>
        <source>Activity records: %1 written.</source>
        <translation>Activity records: %1 written.</translation>
    </message>
    <message>
        <source>%1 is the number of an incident that was not imported; it is left alone.</source>
        <translation>%1 is the number of an incident that was not imported; it is left alone.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 cannot be read: %2</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>warning</translation>
    </message>
    <message numerus="yes">
        <source>%n further problem(s) are not shown.</source>
        <translation>
            <numerusform>%n further problem is not shown.</numerusform>
            <numerusform>%n further problems are not shown.</numerusform>
        </translation>
    </message>
    <message>
        <source>Schema %1: %2</source>
        <translation>Schema %1: %2</translation>
    </message>
    <message>
        <source>The schema is up to date (version %1).</source>
        <translation>The schema is up to date (version %1).</translation>
    </message>
    <message>
        <source>%1 is ready. Tenant: %2.</source>
        <translation>%1 is ready. Tenant: %2.</translation>
    </message>
    <message>
        <source>The sample workspace is ready in %1.</source>
        <translation>The sample workspace is ready in %1.</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Open and critical</source>
        <translation>Open and critical</translation>
    </message>
    <message>
        <source>Open and urgent</source>
        <translation>Open and urgent</translation>
    </message>
    <message>
        <source>Open, nobody assigned</source>
        <translation>Open, nobody assigned</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Mean time to resolve</source>
        <translation>Mean time to resolve</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>Open by category</source>
        <translation>Open by category</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>No database is named. Use --database sqlite:PATH or --database postgresql://…, set ITSM_DATABASE, or write %1.</source>
        <translation>No database is named. Use --database sqlite:PATH or --database postgresql://…, set ITSM_DATABASE, or write %1.</translation>
    </message>
    <message>
        <source>Write data to a file or to standard output</source>
        <translation>Write data to a file or to standard output</translation>
    </message>
    <message>
        <source>Write incidents, ordered by number</source>
        <translation>Write incidents, ordered by number</translation>
    </message>
    <message>
        <source>csv or json; default: csv</source>
        <translation>csv or json; default: csv</translation>
    </message>
    <message>
        <source>Only incidents that match, e.g. &apos;status:new prio:urgent &quot;text&quot;&apos;</source>
        <translation>Only incidents that match, e.g. &apos;status:new prio:urgent &quot;text&quot;&apos;</translation>
    </message>
    <message>
        <source>The file to write; default: standard output</source>
        <translation>The file to write; default: standard output</translation>
    </message>
    <message>
        <source>Begin a CSV file with a byte order mark, for spreadsheets</source>
        <translation>Begin a CSV file with a byte order mark, for spreadsheets</translation>
    </message>
    <message>
        <source>Load incidents of another system</source>
        <translation>Load incidents of another system</translation>
    </message>
    <message>
        <source>Load an incident event log of ServiceNow (CSV, 36 columns)</source>
        <translation>Load an incident event log of ServiceNow (CSV, 36 columns)</translation>
    </message>
    <message>
        <source>The log; - is standard input</source>
        <translation>The log; - is standard input</translation>
    </message>
    <message>
        <source>Zone of times that name none; default: UTC</source>
        <translation>Zone of times that name none; default: UTC</translation>
    </message>
    <message>
        <source>Load the log as it stood at this time</source>
        <translation>Load the log as it stood at this time</translation>
    </message>
    <message>
        <source>URL is sqlite:PATH or postgresql://[USER@]HOST[:PORT]/NAME; it may also stand in ITSM_DATABASE or in
the configuration file. Put passwords into ~/.pgpass or PGPASSFILE, not on the command line.</source>
        <translation>URL is sqlite:PATH or postgresql://[USER@]HOST[:PORT]/NAME; it may also stand in ITSM_DATABASE or in
the configuration file. Put passwords into ~/.pgpass or PGPASSFILE, not on the command line.</translation>
    </message>
    <message>
        <source>itsmd - the headless side of ITSM Console</source>
        <translation>itsmd - the headless side of ITSM Console</translation>
    </message>
    <message>
        <source>Print the version</source>
        <translation>Print the version</translation>
    </message>
    <message>
        <source>Print this help</source>
        <translation>Print this help</translation>
    </message>
    <message>
        <source>The database to work on</source>
        <translation>The database to work on</translation>
    </message>
    <message>
        <source>Read this configuration file</source>
        <translation>Read this configuration file</translation>
    </message>
    <message>
        <source>The tenant to work in; default: the first one</source>
        <translation>The tenant to work in; default: the first one</translation>
    </message>
    <message>
        <source>Language of messages; default: that of the environment</source>
        <translation>Language of messages; default: that of the environment</translation>
    </message>
    <message>
        <source>Print results and errors only</source>
        <translation>Print results and errors only</translation>
    </message>
    <message>
        <source>Create the schema or bring it to the newest version; adopts a database of the specification&apos;s tables</source>
        <translation>Create the schema or bring it to the newest version; adopts a database of the specification&apos;s tables</translation>
    </message>
    <message>
        <source>Fill an empty database with the sample workspace</source>
        <translation>Fill an empty database with the sample workspace</translation>
    </message>
    <message>
        <source>Print how many incidents stand where</source>
        <translation>Print how many incidents stand where</translation>
    </message>
    <message>
        <source>Print a JSON object</source>
        <translation>Print a JSON object</translation>
    </message>
    <message>
        <source>Usage</source>
        <comment>heading of the help</comment>
        <translation>Usage</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <comment>in the usage line</comment>
        <translation>OPTIONS</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <comment>in the usage line</comment>
        <translation>COMMAND</translation>
    </message>
    <message>
        <source>Arguments</source>
        <comment>heading of the help</comment>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>(required)</source>
        <comment>behind an argument</comment>
        <translation>(required)</translation>
    </message>
    <message>
        <source>excludes</source>
        <comment>this option excludes: others</comment>
        <translation>excludes</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>A command is missing.</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>There is no command “%1”.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <comment>name of an argument</comment>
        <translation>%1 is missing.</translation>
    </message>
    <message>
        <source>Not expected: %1</source>
        <comment>words of a command line</comment>
        <translation>Not expected: %1</translation>
    </message>
    <message>
        <source>%1 and %2 exclude each other.</source>
        <comment>names of options</comment>
        <translation>%1 and %2 exclude each other.</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <comment>name of an option</comment>
        <translation>%1 needs a value.</translation>
    </message>
    <message>
        <source>Commands</source>
        <comment>heading of the help</comment>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Run with --help for more information.</source>
        <translation>Run with --help for more information.</translation>
    </message>
    <message>
        <source>“%1” is no time zone, e.g. Asia/Shanghai</source>
        <translation>“%1” is no time zone, e.g. Asia/Shanghai</translation>
    </message>
    <message>
        <source>“%1” is no time, e.g. 2016-03-05T12:00 or 05-03-2016 12:00</source>
        <translation>“%1” is no time, e.g. 2016-03-05T12:00 or 05-03-2016 12:00</translation>
    </message>
    <message>
        <source>Options</source>
        <comment>heading of the help</comment>
        <translation>Options</translation>
    </message>
    <message>
        <source>“%1” is none of %2</source>
        <translation>“%1” is none of %2</translation>
    </message>
    <message>
        <source>“%1” does not say column=field</source>
        <translation>“%1” does not say column=field</translation>
    </message>
    <message>
        <source>Load any table of incidents (CSV), such as one that was exported</source>
        <translation>Load any table of incidents (CSV), such as one that was exported</translation>
    </message>
    <message>
        <source>The table; - is standard input</source>
        <translation>The table; - is standard input</translation>
    </message>
    <message>
        <source>What a column becomes, e.g. &apos;Team=assignment_group&apos;; without a field it is left out. Others are known by their headings</source>
        <translation>What a column becomes, e.g. &apos;Team=assignment_group&apos;; without a field it is left out. Others are known by their headings</translation>
    </message>
    <message>
        <source>Take 02/03/2016 for a day in March; without it, such times are broken</source>
        <translation>Take 02/03/2016 for a day in March; without it, such times are broken</translation>
    </message>
    <message>
        <source>Print who signed in and who changed people, tokens, rules, items, views and settings</source>
        <translation>Print who signed in and who changed people, tokens, rules, items, views and settings</translation>
    </message>
    <message>
        <source>How many records, the newest first; default: 100</source>
        <translation>How many records, the newest first; default: 100</translation>
    </message>
    <message>
        <source>Print one JSON object on each line</source>
        <translation>Print one JSON object on each line</translation>
    </message>
    <message>
        <source>Without TLS passwords could be read on the way to %1. Configure server.tls_certificate and server.tls_key, or say --insecure.</source>
        <translation>Without TLS passwords could be read on the way to %1. Configure server.tls_certificate and server.tls_key, or say --insecure.</translation>
    </message>
    <message>
        <source>The database login is a superuser, may bypass row security, or owns the tables. Use a login of the role itsm_app, or say --insecure.</source>
        <translation>The database login is a superuser, may bypass row security, or owns the tables. Use a login of the role itsm_app, or say --insecure.</translation>
    </message>
    <message>
        <source>Sign in as &quot;%1&quot; of the tenant &quot;%2&quot; with the one-time password: %3</source>
        <translation>Sign in as &quot;%1&quot; of the tenant &quot;%2&quot; with the one-time password: %3</translation>
    </message>
    <message>
        <source>Serving %1 at %2://%3:%4</source>
        <translation>Serving %1 at %2://%3:%4</translation>
    </message>
    <message>
        <source>Serve the API until it is stopped</source>
        <translation>Serve the API until it is stopped</translation>
    </message>
    <message>
        <source>Where to listen; default: 127.0.0.1:8090</source>
        <translation>Where to listen; default: 127.0.0.1:8090</translation>
    </message>
    <message>
        <source>Accept a database login that sees all tenants, and other machines without TLS</source>
        <translation>Accept a database login that sees all tenants, and other machines without TLS</translation>
    </message>
    <message>
        <source>“%1” is no duration such as 90d, and not “never”</source>
        <translation>“%1” is no duration such as 90d, and not “never”</translation>
    </message>
    <message>
        <source>Token %1 holds until %2. It is shown only now:</source>
        <translation>Token %1 holds until %2. It is shown only now:</translation>
    </message>
    <message>
        <source>Token %1 holds until it is revoked. It is shown only now:</source>
        <translation>Token %1 holds until it is revoked. It is shown only now:</translation>
    </message>
    <message>
        <source>The old signing keys are gone: everybody signs in again.</source>
        <translation>The old signing keys are gone: everybody signs in again.</translation>
    </message>
    <message>
        <source>Make a token and print it once</source>
        <translation>Make a token and print it once</translation>
    </message>
    <message>
        <source>The person in whose name it acts</source>
        <translation>The person in whose name it acts</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>What it is for</translation>
    </message>
    <message>
        <source>What it may do at most; “wall” reads incidents and nothing else</source>
        <translation>What it may do at most; “wall” reads incidents and nothing else</translation>
    </message>
    <message>
        <source>How long it holds, such as 12h or 365d, or “never”; default: 90d</source>
        <translation>How long it holds, such as 12h or 365d, or “never”; default: 90d</translation>
    </message>
    <message>
        <source>Print which tokens there are</source>
        <translation>Print which tokens there are</translation>
    </message>
    <message>
        <source>Print a JSON array</source>
        <translation>Print a JSON array</translation>
    </message>
    <message>
        <source>End a token</source>
        <translation>End a token</translation>
    </message>
    <message>
        <source>Its number, as list prints it</source>
        <translation>Its number, as list prints it</translation>
    </message>
    <message>
        <source>Make a new key for the tokens of people who sign in, for all tenants</source>
        <translation>Make a new key for the tokens of people who sign in, for all tenants</translation>
    </message>
    <message>
        <source>Forget the old keys at once, because somebody else has them</source>
        <translation>Forget the old keys at once, because somebody else has them</translation>
    </message>
    <message>
        <source>Look after tokens for machines and walls</source>
        <translation>Look after tokens for machines and walls</translation>
    </message>
    <message>
        <source>One-time password of “%1”, to be replaced at the first sign-in, within three days:</source>
        <translation>One-time password of “%1”, to be replaced at the first sign-in, within three days:</translation>
    </message>
    <message>
        <source>“%1” has a new password and is signed out everywhere.</source>
        <translation>“%1” has a new password and is signed out everywhere.</translation>
    </message>
    <message>
        <source>“%1” is a user of %2 now.</source>
        <translation>“%1” is a user of %2 now.</translation>
    </message>
    <message>
        <source>The login of the person</source>
        <translation>The login of the person</translation>
    </message>
    <message>
        <source>Make a user, with a one-time password</source>
        <translation>Make a user, with a one-time password</translation>
    </message>
    <message>
        <source>The name that others see; default: the login</source>
        <translation>The name that others see; default: the login</translation>
    </message>
    <message>
        <source>Where mail goes to</source>
        <translation>Where mail goes to</translation>
    </message>
    <message>
        <source>What the person may do; default: agent</source>
        <translation>What the person may do; default: agent</translation>
    </message>
    <message>
        <source>Nobody can sign in to a server as this user</source>
        <translation>Nobody can sign in to a server as this user</translation>
    </message>
    <message>
        <source>Give a new password, one for one time by default</source>
        <translation>Give a new password, one for one time by default</translation>
    </message>
    <message>
        <source>Change what a person may do</source>
        <translation>Change what a person may do</translation>
    </message>
    <message>
        <source>The new role</source>
        <translation>The new role</translation>
    </message>
    <message>
        <source>Print who there is</source>
        <translation>Print who there is</translation>
    </message>
    <message>
        <source>Look after the people who sign in</source>
        <translation>Look after the people who sign in</translation>
    </message>
    <message>
        <source>Keep a person out, and sign him out everywhere</source>
        <translation>Keep a person out, and sign him out everywhere</translation>
    </message>
    <message>
        <source>Let a deactivated person in again</source>
        <translation>Let a deactivated person in again</translation>
    </message>
    <message>
        <source>There is no user “%1”.</source>
        <translation>There is no user “%1”.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>The file %1 cannot be read.</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the password at.</source>
        <translation>There is no terminal to ask for the password at.</translation>
    </message>
    <message>
        <source>Password: </source>
        <translation>Password: </translation>
    </message>
    <message>
        <source>The same once more: </source>
        <translation>The same once more: </translation>
    </message>
    <message>
        <source>These were two different passwords.</source>
        <translation>These were two different passwords.</translation>
    </message>
    <message>
        <source>Take the first line of this file as the password; - is standard input</source>
        <translation>Take the first line of this file as the password; - is standard input</translation>
    </message>
    <message>
        <source>Ask for the password at the terminal</source>
        <translation>Ask for the password at the terminal</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; cannot be read: %2</source>
        <translation>The key &quot;%1&quot; cannot be read: %2</translation>
    </message>
    <message>
        <source>Others may read or write the key &quot;%1&quot;; run: chmod o= &quot;%1&quot;</source>
        <translation>Others may read or write the key &quot;%1&quot;; run: chmod o= &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no private key (PEM, RSA or EC, without a password).</source>
        <translation>&quot;%1&quot; is no private key (PEM, RSA or EC, without a password).</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no certificate (PEM), or cannot be read.</source>
        <translation>&quot;%1&quot; is no certificate (PEM), or cannot be read.</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; does not belong to the certificate &quot;%2&quot;.</source>
        <translation>The key &quot;%1&quot; does not belong to the certificate &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>“%1” is no duration such as 5m, and not “never”</source>
        <translation>“%1” is no duration such as 5m, and not “never”</translation>
    </message>
    <message>
        <source>The name of the source</source>
        <translation>The name of the source</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>The file %1 cannot be read: %2</translation>
    </message>
    <message>
        <source>The file %1 holds no JSON object.</source>
        <translation>The file %1 holds no JSON object.</translation>
    </message>
    <message>
        <source>In the mapping, “%1”: %2</source>
        <translation>In the mapping, “%1”: %2</translation>
    </message>
    <message>
        <source>There is no source of alerts “%1”.</source>
        <translation>There is no source of alerts “%1”.</translation>
    </message>
    <message>
        <source>The secret of “%1”, which it sends as a bearer token. It is shown only now:</source>
        <translation>The secret of “%1”, which it sends as a bearer token. It is shown only now:</translation>
    </message>
    <message>
        <source>“%1” is changed; its secret stays.</source>
        <translation>“%1” is changed; its secret stays.</translation>
    </message>
    <message>
        <source>“%1” is removed; its incidents stay.</source>
        <translation>“%1” is removed; its incidents stay.</translation>
    </message>
    <message>
        <source>A JSON file that says how its alerts become incidents</source>
        <translation>A JSON file that says how its alerts become incidents</translation>
    </message>
    <message>
        <source>Ask this Alertmanager every minute for what it holds; empty: do not</source>
        <translation>Ask this Alertmanager every minute for what it holds; empty: do not</translation>
    </message>
    <message>
        <source>An incident opens if nothing comes for so long, such as 5m; default: never</source>
        <translation>An incident opens if nothing comes for so long, such as 5m; default: never</translation>
    </message>
    <message>
        <source>Look after the monitoring systems that report alerts</source>
        <translation>Look after the monitoring systems that report alerts</translation>
    </message>
    <message>
        <source>Make a source and print its secret once</source>
        <translation>Make a source and print its secret once</translation>
    </message>
    <message>
        <source>What it speaks; default: alertmanager</source>
        <translation>What it speaks; default: alertmanager</translation>
    </message>
    <message>
        <source>Change what is given</source>
        <translation>Change what is given</translation>
    </message>
    <message>
        <source>Replace its secret, which ends at once</source>
        <translation>Replace its secret, which ends at once</translation>
    </message>
    <message>
        <source>Remove it; its incidents stay</source>
        <translation>Remove it; its incidents stay</translation>
    </message>
    <message>
        <source>Print which sources there are</source>
        <translation>Print which sources there are</translation>
    </message>
    <message>
        <source>How the characters are written; found out where it is not said</source>
        <translation>How the characters are written; found out where it is not said</translation>
    </message>
    <message>
        <source>What stands between the fields; found out where it is not said</source>
        <translation>What stands between the fields; found out where it is not said</translation>
    </message>
    <message>
        <source>Answer invalid requests of the first dialect with HTTP status 200, as the original does</source>
        <translation>Answer invalid requests of the first dialect with HTTP status 200, as the original does</translation>
    </message>
    <message>
        <source>The new certificate is not used; the one before stays. %1</source>
        <translation>The new certificate is not used; the one before stays. %1</translation>
    </message>
    <message>
        <source>Not all of the results were printed: %1</source>
        <translation>Not all of the results were printed: %1</translation>
    </message>
    <message>
        <source>impact \ urgency</source>
        <translation>impact \ urgency</translation>
    </message>
    <message>
        <source>It holds for incidents from now on; those that are there keep their priority.</source>
        <translation>It holds for incidents from now on; those that are there keep their priority.</translation>
    </message>
    <message>
        <source>Show or change which priority follows from impact and urgency</source>
        <translation>Show or change which priority follows from impact and urgency</translation>
    </message>
    <message>
        <source>Print the matrix of the tenant</source>
        <translation>Print the matrix of the tenant</translation>
    </message>
    <message>
        <source>Print JSON</source>
        <translation>Print JSON</translation>
    </message>
    <message>
        <source>Change one cell of the matrix</source>
        <translation>Change one cell of the matrix</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>The priority that follows</source>
        <translation>The priority that follows</translation>
    </message>
    <message>
        <source>Go back to the matrix that the program comes with</source>
        <translation>Go back to the matrix that the program comes with</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but rows were left out, 69 database unavailable,
70 defect of the program, 74 file cannot be read or written, 76 database made by a newer version,
78 configuration, 130 interrupted, 141 nobody reads the results. See itsmd(1).</source>
        <translation>Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but rows were left out, 69 database unavailable,
70 defect of the program, 74 file cannot be read or written, 76 database made by a newer version,
78 configuration, 130 interrupted, 141 nobody reads the results. See itsmd(1).</translation>
    </message>
    <message>
        <source>Token %1 is revoked; servers know it within 30 seconds.</source>
        <translation>Token %1 is revoked; servers know it within 30 seconds.</translation>
    </message>
    <message>
        <source>There is a new signing key; servers use it within 30 seconds.</source>
        <translation>There is a new signing key; servers use it within 30 seconds.</translation>
    </message>
</context>
<context>
    <name>ServerAddress</name>
    <message>
        <source>Name the address of the server, such as https://desk.example.org.</source>
        <translation>Name the address of the server, such as https://desk.example.org.</translation>
    </message>
    <message>
        <source>“%1” is no address of a server, such as https://desk.example.org.</source>
        <translation>“%1” is no address of a server, such as https://desk.example.org.</translation>
    </message>
    <message>
        <source>The address holds a name, a password or a query. Leave them out.</source>
        <translation>The address holds a name, a password or a query. Leave them out.</translation>
    </message>
    <message>
        <source>Without encryption (http) only a server of this computer is possible. Use https.</source>
        <translation>Without encryption (http) only a server of this computer is possible. Use https.</translation>
    </message>
</context>
<context>
    <name>ServiceNow</name>
    <message>
        <source>The file is empty.</source>
        <translation>The file is empty.</translation>
    </message>
    <message>
        <source>The first line does not name the columns: %1</source>
        <translation>The first line does not name the columns: %1</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; is there twice.</source>
        <translation>The column &quot;%1&quot; is there twice.</translation>
    </message>
    <message>
        <source>This is not an incident event log: it has no column %1. The first line must name the columns.</source>
        <translation>This is not an incident event log: it has no column %1. The first line must name the columns.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a time. Expected is &quot;29-02-2016 01:16&quot; or &quot;2016-02-29 01:16&quot;.</source>
        <translation>%1: &quot;%2&quot; is not a time. Expected is &quot;29-02-2016 01:16&quot; or &quot;2016-02-29 01:16&quot;.</translation>
    </message>
    <message>
        <source>%1 must stand on one line.</source>
        <translation>%1 must stand on one line.</translation>
    </message>
    <message>
        <source>%1 has more than %2 characters.</source>
        <translation>%1 has more than %2 characters.</translation>
    </message>
    <message>
        <source>The row has %1 fields instead of %2.</source>
        <translation>The row has %1 fields instead of %2.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 is missing.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a whole number.</source>
        <translation>%1: &quot;%2&quot; is not a whole number.</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; is unknown; such rows are taken as %3.</source>
        <translation>%1 &quot;%2&quot; is unknown; such rows are taken as %3.</translation>
    </message>
    <message>
        <source>impact and urgency say</source>
        <translation>impact and urgency say</translation>
    </message>
    <message>
        <source>The import was cancelled.</source>
        <translation>The import was cancelled.</translation>
    </message>
    <message numerus="yes">
        <source>The import was cancelled. %n incident(s) are already there; run it again to go on.</source>
        <translation>
            <numerusform>The import was cancelled. %n incident is already there; run it again to go on.</numerusform>
            <numerusform>The import was cancelled. %n incidents are already there; run it again to go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>There is no tenant “%1” in this database.</source>
        <translation>There is no tenant “%1” in this database.</translation>
    </message>
    <message>
        <source>The user “%1” is deactivated.</source>
        <translation>The user “%1” is deactivated.</translation>
    </message>
    <message>
        <source>This database does not know the user “%1”, and its login may not make users. An administrator does: itsmd user add %1 --no-password</source>
        <translation>This database does not know the user “%1”, and its login may not make users. An administrator does: itsmd user add %1 --no-password</translation>
    </message>
</context>
<context>
    <name>SettingsFile</name>
    <message>
        <source>“%1” must be one of: %2.</source>
        <translation>“%1” must be one of: %2.</translation>
    </message>
    <message>
        <source>“%1” must be true or false.</source>
        <translation>“%1” must be true or false.</translation>
    </message>
    <message>
        <source>“%1” must be a number from 80 to 200.</source>
        <translation>“%1” must be a number from 80 to 200.</translation>
    </message>
    <message>
        <source>“%1” must be an object.</source>
        <translation>“%1” must be an object.</translation>
    </message>
    <message>
        <source>“%1” must be a list of keys such as &quot;Ctrl+K&quot;.</source>
        <translation>“%1” must be a list of keys such as &quot;Ctrl+K&quot;.</translation>
    </message>
    <message>
        <source>Unknown setting “%1”.</source>
        <translation>Unknown setting “%1”.</translation>
    </message>
    <message>
        <source>This is no file of settings of ITSM Console.</source>
        <translation>This is no file of settings of ITSM Console.</translation>
    </message>
    <message>
        <source>The file was written by a newer version of this program.</source>
        <translation>The file was written by a newer version of this program.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>The file %1 cannot be read: %2.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2.</source>
        <translation>The file %1 cannot be written: %2.</translation>
    </message>
</context>
<context>
    <name>StartRequest</name>
    <message>
        <source>The request of another console is not understood.</source>
        <translation>The request of another console is not understood.</translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>The database file %1 was moved or replaced.</source>
        <translation>The database file %1 was moved or replaced.</translation>
    </message>
    <message>
        <source>The place in the list is of another sort order.</source>
        <translation>The place in the list is of another sort order.</translation>
    </message>
    <message>
        <source>The database gave the new incident no key.</source>
        <translation>The database gave the new incident no key.</translation>
    </message>
    <message>
        <source>The database holds tables of another program: %1.</source>
        <translation>The database holds tables of another program: %1.</translation>
    </message>
    <message>
        <source>The database was made by a newer version of this program. Install that version.</source>
        <translation>The database was made by a newer version of this program. Install that version.</translation>
    </message>
    <message>
        <source>The database cannot be reached: %1</source>
        <translation>The database cannot be reached: %1</translation>
    </message>
    <message>
        <source>There is such an entry already: %1.</source>
        <translation>There is such an entry already: %1.</translation>
    </message>
    <message>
        <source>The database refuses the values: %1.</source>
        <translation>The database refuses the values: %1.</translation>
    </message>
    <message>
        <source>Somebody else changed the same entries at the same moment; try again.</source>
        <translation>Somebody else changed the same entries at the same moment; try again.</translation>
    </message>
    <message>
        <source>The query was cancelled.</source>
        <translation>The query was cancelled.</translation>
    </message>
    <message>
        <source>The database took too long to answer.</source>
        <translation>The database took too long to answer.</translation>
    </message>
    <message>
        <source>Somebody else holds the entries; try again.</source>
        <translation>Somebody else holds the entries; try again.</translation>
    </message>
    <message>
        <source>The database login may not do this: %1.</source>
        <translation>The database login may not do this: %1.</translation>
    </message>
    <message>
        <source>The database is damaged: %1.</source>
        <translation>The database is damaged: %1.</translation>
    </message>
    <message>
        <source>The database reports an error: %1.</source>
        <translation>The database reports an error: %1.</translation>
    </message>
    <message>
        <source>The number is not finite.</source>
        <translation>The number is not finite.</translation>
    </message>
    <message>
        <source>The text holds a null character.</source>
        <translation>The text holds a null character.</translation>
    </message>
    <message>
        <source>There is no database file %1.</source>
        <translation>There is no database file %1.</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is not installed.</source>
        <translation>Qt&apos;s SQLite driver is not installed.</translation>
    </message>
    <message>
        <source>The database file %1 cannot be written with a log beside it; is its folder on a network drive?</source>
        <translation>The database file %1 cannot be written with a log beside it; is its folder on a network drive?</translation>
    </message>
    <message>
        <source>The database has rolled the change back.</source>
        <translation>The database has rolled the change back.</translation>
    </message>
    <message>
        <source>The backup file %1 exists already.</source>
        <translation>The backup file %1 exists already.</translation>
    </message>
    <message>
        <source>The entry refers to another one that does not exist.</source>
        <translation>The entry refers to another one that does not exist.</translation>
    </message>
    <message>
        <source>Another program keeps the database busy; try again.</source>
        <translation>Another program keeps the database busy; try again.</translation>
    </message>
    <message>
        <source>The disk is full; nothing was changed.</source>
        <translation>The disk is full; nothing was changed.</translation>
    </message>
    <message>
        <source>The database file or its folder is read-only.</source>
        <translation>The database file or its folder is read-only.</translation>
    </message>
    <message>
        <source>The database file cannot be read or written: %1.</source>
        <translation>The database file cannot be read or written: %1.</translation>
    </message>
    <message>
        <source>The database file is damaged: %1. Restore a backup.</source>
        <translation>The database file is damaged: %1. Restore a backup.</translation>
    </message>
    <message>
        <source>The file is not a database.</source>
        <translation>The file is not a database.</translation>
    </message>
    <message>
        <source>%1 is a folder, not a database file.</source>
        <translation>%1 is a folder, not a database file.</translation>
    </message>
    <message>
        <source>The database file %1 cannot be opened: %2</source>
        <translation>The database file %1 cannot be opened: %2</translation>
    </message>
    <message>
        <source>The database file %1 is empty. Restore a backup, or remove the file to start afresh.</source>
        <translation>The database file %1 is empty. Restore a backup, or remove the file to start afresh.</translation>
    </message>
    <message>
        <source>The file %1 is not a database of this program.</source>
        <translation>The file %1 is not a database of this program.</translation>
    </message>
    <message>
        <source>The database file %1 is cut off. Restore a backup.</source>
        <translation>The database file %1 is cut off. Restore a backup.</translation>
    </message>
    <message>
        <source>The database file %1 belongs to another program.</source>
        <translation>The database file %1 belongs to another program.</translation>
    </message>
    <message>
        <source>The database %1 was made by a newer version of this program. Install that version.</source>
        <translation>The database %1 was made by a newer version of this program. Install that version.</translation>
    </message>
    <message>
        <source>The database %1 needs an upgrade. Run: itsmd migrate --database %1</source>
        <translation>The database %1 needs an upgrade. Run: itsmd migrate --database %1</translation>
    </message>
    <message>
        <source>PostgreSQL 13 or newer is needed.</source>
        <translation>PostgreSQL 13 or newer is needed.</translation>
    </message>
    <message>
        <source>The PostgreSQL server runs with %1=off: it would lose data in a crash. Switch it on.</source>
        <translation>The PostgreSQL server runs with %1=off: it would lose data in a crash. Switch it on.</translation>
    </message>
    <message>
        <source>The database has the encoding %1. Create it with: createdb --encoding=UTF8 --template=template0</source>
        <translation>The database has the encoding %1. Create it with: createdb --encoding=UTF8 --template=template0</translation>
    </message>
    <message>
        <source>The database has LC_CTYPE=%1 and knows no letters but English ones. Create it with: createdb --locale=C.UTF-8 --template=template0</source>
        <translation>The database has LC_CTYPE=%1 and knows no letters but English ones. Create it with: createdb --locale=C.UTF-8 --template=template0</translation>
    </message>
    <message>
        <source>Row security of the database is switched off or broken.</source>
        <translation>Row security of the database is switched off or broken.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be created.</source>
        <translation>The folder %1 cannot be created.</translation>
    </message>
    <message>
        <source>The database file %1 cannot be created.</source>
        <translation>The database file %1 cannot be created.</translation>
    </message>
    <message>
        <source>The database URL names no file: sqlite:PATH</source>
        <translation>The database URL names no file: sqlite:PATH</translation>
    </message>
    <message>
        <source>The database URL is wrong: %1</source>
        <translation>The database URL is wrong: %1</translation>
    </message>
    <message>
        <source>A database URL starts with sqlite: or postgresql://</source>
        <translation>A database URL starts with sqlite: or postgresql://</translation>
    </message>
    <message>
        <source>“%1” is no port: 1 to 65535.</source>
        <translation>“%1” is no port: 1 to 65535.</translation>
    </message>
    <message>
        <source>sslmode=%1 protects from nobody. Use verify-full, verify-ca, require or disable.</source>
        <translation>sslmode=%1 protects from nobody. Use verify-full, verify-ca, require or disable.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>The name “%1” is not known on this network. Check the spelling, or whether a VPN is needed.</source>
        <translation>The name “%1” is not known on this network. Check the spelling, or whether a VPN is needed.</translation>
    </message>
    <message>
        <source>%1 refuses connections on port %2. Does PostgreSQL run there, and listen on this address (listen_addresses)?</source>
        <translation>%1 refuses connections on port %2. Does PostgreSQL run there, and listen on this address (listen_addresses)?</translation>
    </message>
    <message>
        <source>%1 does not answer on port %2. A firewall may be between.</source>
        <translation>%1 does not answer on port %2. A firewall may be between.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2.</source>
        <translation>%1 cannot be reached: %2.</translation>
    </message>
    <message>
        <source>The server asks for the password of “%1”.</source>
        <translation>The server asks for the password of “%1”.</translation>
    </message>
    <message>
        <source>The server does not accept this password for “%1”.</source>
        <translation>The server does not accept this password for “%1”.</translation>
    </message>
    <message>
        <source>The server has no database “%1”.</source>
        <translation>The server has no database “%1”.</translation>
    </message>
    <message>
        <source>The server does not let “%1” in: %2</source>
        <translation>The server does not let “%1” in: %2</translation>
    </message>
    <message>
        <source>No trusted encrypted connection: %1</source>
        <translation>No trusted encrypted connection: %1</translation>
    </message>
    <message>
        <source>The server was reached, but does not answer as PostgreSQL does.</source>
        <translation>The server was reached, but does not answer as PostgreSQL does.</translation>
    </message>
    <message>
        <source>The read replica has another version of the schema.</source>
        <translation>The read replica has another version of the schema.</translation>
    </message>
    <message>
        <source>The file %1 cannot be created: %2</source>
        <translation>The file %1 cannot be created: %2</translation>
    </message>
    <message>
        <source>The database URL does not say how its server is protected: add sslmode=verify-full to its parameters.</source>
        <translation>The database URL does not say how its server is protected: add sslmode=verify-full to its parameters.</translation>
    </message>
    <message>
        <source>The login “%1” of the database belongs to no tenant. Ask the administrator of the database to run: INSERT INTO tenant_logins SELECT &apos;%1&apos;, id FROM tenants WHERE code = &apos;default&apos;</source>
        <translation>The login “%1” of the database belongs to no tenant. Ask the administrator of the database to run: INSERT INTO tenant_logins SELECT &apos;%1&apos;, id FROM tenants WHERE code = &apos;default&apos;</translation>
    </message>
    <message>
        <source>The login of the database does not belong to this tenant any more.</source>
        <translation>The login of the database does not belong to this tenant any more.</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1s</source>
        <comment>age in seconds, short</comment>
        <translation>%1s</translation>
    </message>
    <message>
        <source>%1m</source>
        <comment>age in minutes, short</comment>
        <translation>%1m</translation>
    </message>
    <message>
        <source>%1h</source>
        <comment>age in hours, short</comment>
        <translation>%1h</translation>
    </message>
    <message>
        <source>%1d</source>
        <comment>age in days, short</comment>
        <translation>%1d</translation>
    </message>
    <message>
        <source>%1y</source>
        <comment>age in years, short</comment>
        <translation>%1y</translation>
    </message>
    <message>
        <source>now</source>
        <comment>age below a few seconds</comment>
        <translation>now</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>a short age such as 4m, in the future</comment>
        <translation>in %1</translation>
    </message>
    <message numerus="yes">
        <source>in %n second(s)</source>
        <translation>
            <numerusform>in %n second</numerusform>
            <numerusform>in %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ago</source>
        <translation>
            <numerusform>%n second ago</numerusform>
            <numerusform>%n seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>in %n hour</numerusform>
            <numerusform>in %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n year(s)</source>
        <translation>
            <numerusform>in %n year</numerusform>
            <numerusform>in %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>s</source>
        <comment>unit: seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <comment>unit: minutes</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <comment>unit: hours</comment>
        <translation>h</translation>
    </message>
    <message>
        <source>d</source>
        <comment>unit: days</comment>
        <translation>d</translation>
    </message>
</context>
<context>
    <name>Wire</name>
    <message>
        <source>&quot;%1&quot; is no value of &quot;%2&quot;.</source>
        <translation>&quot;%1&quot; is no value of &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>An incident has one configuration item at most.</source>
        <translation>An incident has one configuration item at most.</translation>
    </message>
    <message>
        <source>The field &quot;%1&quot; cannot be written here.</source>
        <translation>The field &quot;%1&quot; cannot be written here.</translation>
    </message>
    <message>
        <source>There is no field &quot;%1&quot; here.</source>
        <translation>There is no field &quot;%1&quot; here.</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation>There is no command &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>The body is about another command.</source>
        <translation>The body is about another command.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list.</source>
        <translation>&quot;%1&quot; must be a list.</translation>
    </message>
    <message>
        <source>This is no cursor that an answer of the server gave.</source>
        <translation>This is no cursor that an answer of the server gave.</translation>
    </message>
    <message>
        <source>Lists cannot be sorted by &quot;%1&quot;.</source>
        <translation>Lists cannot be sorted by &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>The order of a list is &quot;asc&quot; or &quot;desc&quot;, not &quot;%1&quot;.</source>
        <translation>The order of a list is &quot;asc&quot; or &quot;desc&quot;, not &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>The server asks to sign in.</source>
        <translation>The server asks to sign in.</translation>
    </message>
    <message>
        <source>The server does not permit this.</source>
        <translation>The server does not permit this.</translation>
    </message>
    <message>
        <source>The server has a fault of its own (HTTP status %1).</source>
        <translation>The server has a fault of its own (HTTP status %1).</translation>
    </message>
    <message>
        <source>What answers at this address is no server of this program (HTTP status %1).</source>
        <translation>What answers at this address is no server of this program (HTTP status %1).</translation>
    </message>
    <message>
        <source>The server refused this without saying why (code %1).</source>
        <translation>The server refused this without saying why (code %1).</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be understood (%1).</source>
        <translation>The server&apos;s answer cannot be understood (%1).</translation>
    </message>
    <message>
        <source>A JSON object is expected.</source>
        <translation>A JSON object is expected.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is given twice, as &quot;%2&quot;, too.</source>
        <translation>&quot;%1&quot; is given twice, as &quot;%2&quot;, too.</translation>
    </message>
    <message>
        <source>The field &quot;%1&quot; is required.</source>
        <translation>The field &quot;%1&quot; is required.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a text.</source>
        <translation>&quot;%1&quot; must be a text.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be true or false.</source>
        <translation>&quot;%1&quot; must be true or false.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number.</source>
        <translation>&quot;%1&quot; must be a whole number.</translation>
    </message>
    <message>
        <source>The number &quot;%1&quot; is too large.</source>
        <translation>The number &quot;%1&quot; is too large.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a number.</source>
        <translation>&quot;%1&quot; must be a number.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a time such as 2026-01-31T09:30:00Z.</source>
        <translation>&quot;%1&quot; must be a time such as 2026-01-31T09:30:00Z.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list of texts.</source>
        <translation>&quot;%1&quot; must be a list of texts.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list of ids.</source>
        <translation>&quot;%1&quot; must be a list of ids.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be an object.</source>
        <translation>&quot;%1&quot; must be an object.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not supported here.</source>
        <translation>&quot;%1&quot; is not supported here.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be an id.</source>
        <translation>&quot;%1&quot; must be an id.</translation>
    </message>
</context>
<context>
    <name>itsm::ActivityListModel</name>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1, %2 ago</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>itsm::ActivityPage</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 records</source>
        <translation>%L1 of %L2 records</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) copied.</source>
        <translation>
            <numerusform>%Ln record copied.</numerusform>
            <numerusform>%Ln records copied.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing happened in this time</source>
        <translation>Nothing happened in this time</translation>
    </message>
    <message>
        <source>What people and programs do with incidents appears here at once.</source>
        <translation>What people and programs do with incidents appears here at once.</translation>
    </message>
    <message>
        <source>Select a record first.</source>
        <translation>Select a record first.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Filter: words, actor:me, type:assignment, change:priority, -source:import …</source>
        <translation>Filter: words, actor:me, type:assignment, change:priority, -source:import …</translation>
    </message>
    <message>
        <source>Export activity</source>
        <translation>Export activity</translation>
    </message>
</context>
<context>
    <name>itsm::ActivityTab</name>
    <message>
        <source>At most %L1 characters are possible; these are %L2.</source>
        <translation>At most %L1 characters are possible; these are %L2.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>History, newest first</source>
        <translation>History, newest first</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Nothing has happened yet</translation>
    </message>
    <message>
        <source>Write a comment. Ctrl+Enter sends it.</source>
        <translation>Write a comment. Ctrl+Enter sends it.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Internal</translation>
    </message>
    <message>
        <source>Not for reporters</source>
        <translation>Not for reporters</translation>
    </message>
    <message>
        <source>Comment</source>
        <comment>button</comment>
        <translation>Comment</translation>
    </message>
    <message>
        <source>The latest %L1 records; older ones are not shown</source>
        <translation>The latest %L1 records; older ones are not shown</translation>
    </message>
</context>
<context>
    <name>itsm::AlertCard</name>
    <message>
        <source>Triggered %1 (%2)</source>
        <translation>Triggered %1 (%2)</translation>
    </message>
    <message>
        <source>Acknowledged %1</source>
        <translation>Acknowledged %1</translation>
    </message>
    <message>
        <source>Acknowledged %1 by %2</source>
        <translation>Acknowledged %1 by %2</translation>
    </message>
    <message>
        <source>Resolved %1</source>
        <translation>Resolved %1</translation>
    </message>
    <message>
        <source>To %1 by %2</source>
        <comment>recipients and channels of an alert</comment>
        <translation>To %1 by %2</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source>no channel</source>
        <translation>no channel</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>Acknowledge the alert %1</source>
        <translation>Acknowledge the alert %1</translation>
    </message>
    <message>
        <source>Resolve the alert %1</source>
        <translation>Resolve the alert %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Take back what was done to the alert %1</source>
        <translation>Take back what was done to the alert %1</translation>
    </message>
</context>
<context>
    <name>itsm::AlertForm</name>
    <message>
        <source>Give the alert a name.</source>
        <translation>Give the alert a name.</translation>
    </message>
    <message>
        <source>Say what happens.</source>
        <translation>Say what happens.</translation>
    </message>
    <message>
        <source>Say who shall get it, or choose no channel.</source>
        <translation>Say who shall get it, or choose no channel.</translation>
    </message>
    <message>
        <source>New alert</source>
        <translation>New alert</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>Notification</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Threshold</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>Escalation</translation>
    </message>
    <message>
        <source>SLA violation</source>
        <translation>SLA violation</translation>
    </message>
    <message>
        <source>Addresses, separated by commas.</source>
        <translation>Addresses, separated by commas.</translation>
    </message>
    <message>
        <source>Send by</source>
        <translation>Send by</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address.</source>
        <translation>“%1” is no e-mail address.</translation>
    </message>
</context>
<context>
    <name>itsm::AlertListModel</name>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1, %2 ago</translation>
    </message>
    <message>
        <source>Acknowledged by %1 at %2</source>
        <translation>Acknowledged by %1 at %2</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alert</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Channels</translation>
    </message>
    <message>
        <source>Triggered</source>
        <translation>Triggered</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>Configuration item</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Resolved</translation>
    </message>
</context>
<context>
    <name>itsm::AlertsPage</name>
    <message>
        <source>New ones appear here as soon as they are raised.</source>
        <translation>New ones appear here as soon as they are raised.</translation>
    </message>
    <message>
        <source>No alerts in this time</source>
        <translation>No alerts in this time</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s)</source>
        <translation>
            <numerusform>%Ln alert</numerusform>
            <numerusform>%Ln alerts</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 alerts</source>
        <translation>%L1 of %L2 alerts</translation>
    </message>
    <message>
        <source>Your role “%1” may not change alerts.</source>
        <translation>Your role “%1” may not change alerts.</translation>
    </message>
    <message>
        <source>A command is still running.</source>
        <translation>A command is still running.</translation>
    </message>
    <message>
        <source>Select an alert first.</source>
        <translation>Select an alert first.</translation>
    </message>
    <message>
        <source>Resolved already.</source>
        <translation>Resolved already.</translation>
    </message>
    <message>
        <source>Acknowledged already.</source>
        <translation>Acknowledged already.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) resolved.</source>
        <translation>
            <numerusform>%Ln alert resolved.</numerusform>
            <numerusform>%Ln alerts resolved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) acknowledged.</source>
        <translation>
            <numerusform>%Ln alert acknowledged.</numerusform>
            <numerusform>%Ln alerts acknowledged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) not changed: %1</source>
        <translation>
            <numerusform>%Ln alert not changed: %1</numerusform>
            <numerusform>%Ln alerts not changed: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) copied.</source>
        <translation>
            <numerusform>%Ln alert copied.</numerusform>
            <numerusform>%Ln alerts copied.</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>Filter: words, severity:critical, is:unacknowledged, -channel:sms …</source>
        <translation>Filter: words, severity:critical, is:unacknowledged, -channel:sms …</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>Unacknowledged</source>
        <translation>Unacknowledged</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Critical</translation>
    </message>
    <message>
        <source>High</source>
        <translation>High</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>By source</translation>
    </message>
    <message>
        <source>By incident</source>
        <translation>By incident</translation>
    </message>
    <message>
        <source>By configuration item</source>
        <translation>By configuration item</translation>
    </message>
    <message>
        <source>By severity</source>
        <translation>By severity</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>There is nothing to take back.</translation>
    </message>
    <message>
        <source>%1 Undo: %2</source>
        <comment>what was done, and the key that takes it back</comment>
        <translation>%1 Undo: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) taken back.</source>
        <translation>
            <numerusform>%Ln change taken back.</numerusform>
            <numerusform>%Ln changes taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) not taken back: %1</source>
        <translation>
            <numerusform>%Ln change not taken back: %1</numerusform>
            <numerusform>%Ln changes not taken back: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Export alerts</source>
        <translation>Export alerts</translation>
    </message>
    <message numerus="yes">
        <source>Resolve %Ln alert(s)?</source>
        <translation>
            <numerusform>Resolve %Ln alert?</numerusform>
            <numerusform>Resolve %Ln alerts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %Ln alert(s)?</source>
        <translation>
            <numerusform>Acknowledge %Ln alert?</numerusform>
            <numerusform>Acknowledge %Ln alerts?</numerusform>
        </translation>
    </message>
    <message>
        <source>It can be taken back for ten seconds.</source>
        <translation>It can be taken back for ten seconds.</translation>
    </message>
    <message>
        <source>No unresolved alerts</source>
        <translation>No unresolved alerts</translation>
    </message>
    <message>
        <source>Unresolved</source>
        <translation>Unresolved</translation>
    </message>
    <message>
        <source>Unresolved alerts</source>
        <translation>Unresolved alerts</translation>
    </message>
</context>
<context>
    <name>itsm::AlertsTab</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>New alert</source>
        <translation>New alert</translation>
    </message>
    <message>
        <source>No alerts for this incident</source>
        <translation>No alerts for this incident</translation>
    </message>
    <message>
        <source>The alert “%1” is resolved.</source>
        <translation>The alert “%1” is resolved.</translation>
    </message>
    <message>
        <source>The alert “%1” is acknowledged.</source>
        <translation>The alert “%1” is acknowledged.</translation>
    </message>
    <message>
        <source>The change of the alert is taken back.</source>
        <translation>The change of the alert is taken back.</translation>
    </message>
    <message>
        <source>The alert “%1” was not changed: %2</source>
        <comment>name of an alert, why</comment>
        <translation>The alert “%1” was not changed: %2</translation>
    </message>
    <message>
        <source>%L1 unresolved of %L2</source>
        <translation>%L1 unresolved of %L2</translation>
    </message>
    <message>
        <source>The first %L2 alerts, %L1 of them unresolved</source>
        <translation>The first %L2 alerts, %L1 of them unresolved</translation>
    </message>
</context>
<context>
    <name>itsm::AssignDialog</name>
    <message>
        <source>Nobody (take the assignment away)</source>
        <translation>Nobody (take the assignment away)</translation>
    </message>
    <message>
        <source>There is nobody of this name. Choose a person from the list.</source>
        <translation>There is nobody of this name. Choose a person from the list.</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>Assign to me</source>
        <translation>Assign to me</translation>
    </message>
    <message numerus="yes">
        <source>Assign %n incident(s)</source>
        <translation>
            <numerusform>Assign %n incident</numerusform>
            <numerusform>Assign %n incidents</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>itsm::BulkResultDialog</name>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Result: %1</source>
        <translation>Result: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be changed and stayed as they were.</source>
        <translation>
            <numerusform>%n could not be changed and stayed as it was.</numerusform>
            <numerusform>%n could not be changed and stayed as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more item(s) are not listed.</source>
        <translation>
            <numerusform>%n more item is not listed.</numerusform>
            <numerusform>%n more items are not listed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Result of each incident</source>
        <translation>Result of each incident</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copy as text</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Numbers and titles could not be read: %1</source>
        <translation>Numbers and titles could not be read: %1</translation>
    </message>
    <message>
        <source>Needed no change</source>
        <translation>Needed no change</translation>
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
        <translation>The samples could not be read: %1</translation>
    </message>
    <message>
        <source>Select metrics to see their lines.</source>
        <translation>Select metrics to see their lines.</translation>
    </message>
    <message>
        <source>Reading the samples …</source>
        <translation>Reading the samples …</translation>
    </message>
    <message numerus="yes">
        <source>%n more selected metric(s) are not drawn.</source>
        <translation>
            <numerusform>%n more selected metric is not drawn.</numerusform>
            <numerusform>%n more selected metrics are not drawn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Some of the selected metrics have no samples in this time.</source>
        <translation>Some of the selected metrics have no samples in this time.</translation>
    </message>
    <message>
        <source>Only the newest %L1 samples of a metric are drawn.</source>
        <translation>Only the newest %L1 samples of a metric are drawn.</translation>
    </message>
    <message>
        <source>No metric is chosen</source>
        <translation>No metric is chosen</translation>
    </message>
</context>
<context>
    <name>itsm::CheatSheet</name>
    <message>
        <source>both words in title, description or number</source>
        <translation>both words in title, description or number</translation>
    </message>
    <message>
        <source>one text with a space</source>
        <translation>one text with a space</translation>
    </message>
    <message>
        <source>one of several values</source>
        <translation>one of several values</translation>
    </message>
    <message>
        <source>not this</source>
        <translation>not this</translation>
    </message>
    <message>
        <source>assigned to me; to nobody</source>
        <translation>assigned to me; to nobody</translation>
    </message>
    <message>
        <source>still to be done; past its time</source>
        <translation>still to be done; past its time</translation>
    </message>
    <message>
        <source>older than a day; escalated twice or more</source>
        <translation>older than a day; escalated twice or more</translation>
    </message>
    <message>
        <source>a range of dates</source>
        <translation>a range of dates</translation>
    </message>
    <message>
        <source>Keys and filters</source>
        <translation>Keys and filters</translation>
    </message>
    <message>
        <source>Filter language</source>
        <translation>Filter language</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>In the list</translation>
    </message>
    <message>
        <source>Row above, row below</source>
        <translation>Row above, row below</translation>
    </message>
    <message>
        <source>Select a range of rows</source>
        <translation>Select a range of rows</translation>
    </message>
    <message>
        <source>Open the incident in the pane</source>
        <translation>Open the incident in the pane</translation>
    </message>
    <message>
        <source>Move without selecting</source>
        <translation>Move without selecting</translation>
    </message>
    <message>
        <source>What can be done with the row</source>
        <translation>What can be done with the row</translation>
    </message>
    <message>
        <source>Back to the list; one row instead of several; close the pane</source>
        <translation>Back to the list; one row instead of several; close the pane</translation>
    </message>
    <message>
        <source>The main button of the form</source>
        <translation>The main button of the form</translation>
    </message>
    <message>
        <source>The same, from a text of several lines</source>
        <translation>The same, from a text of several lines</translation>
    </message>
    <message>
        <source>Leave the form</source>
        <translation>Leave the form</translation>
    </message>
    <message>
        <source>In forms</source>
        <translation>In forms</translation>
    </message>
    <message>
        <source>Fold or unfold the group</source>
        <translation>Fold or unfold the group</translation>
    </message>
    <message>
        <source>Earlier filters</source>
        <translation>Earlier filters</translation>
    </message>
</context>
<context>
    <name>itsm::ColumnDialog</name>
    <message>
        <source>Choose one column at least.</source>
        <translation>Choose one column at least.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Columns, from left to right</source>
        <translation>Columns, from left to right</translation>
    </message>
    <message>
        <source>Space shows or hides one, Alt+Up and Alt+Down move it.</source>
        <translation>Space shows or hides one, Alt+Up and Alt+Down move it.</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Move &amp;up</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Move &amp;down</translation>
    </message>
    <message>
        <source>&amp;Standard columns</source>
        <translation>&amp;Standard columns</translation>
    </message>
</context>
<context>
    <name>itsm::ColumnKeeper</name>
    <message>
        <source>Arrange columns…</source>
        <translation>Arrange columns…</translation>
    </message>
    <message>
        <source>Standard columns</source>
        <translation>Standard columns</translation>
    </message>
</context>
<context>
    <name>itsm::CommandBanner</name>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Cancelled. Nothing was changed.</translation>
    </message>
    <message>
        <source>Nothing was changed: %1</source>
        <translation>Nothing was changed: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be changed.</source>
        <translation>
            <numerusform>%n could not be changed.</numerusform>
            <numerusform>%n could not be changed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>It is not known what was changed; the list shows it: %1</source>
        <translation>It is not known what was changed; the list shows it: %1</translation>
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
            <numerusform>%n incident selected</numerusform>
            <numerusform>%n incidents selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::CommandPalette</name>
    <message>
        <source>Open %1</source>
        <translation>Open %1</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Not possible now.</source>
        <translation>Not possible now.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>Enter runs it, Esc closes</source>
        <translation>Enter runs it, Esc closes</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Type a command or the number of an incident</source>
        <translation>Type a command or the number of an incident</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
</context>
<context>
    <name>itsm::CommandTexts</name>
    <message numerus="yes">
        <source>Acknowledging %n incident(s)…</source>
        <translation>
            <numerusform>Acknowledging %n incident…</numerusform>
            <numerusform>Acknowledging %n incidents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assigning %n incident(s)…</source>
        <translation>
            <numerusform>Assigning %n incident…</numerusform>
            <numerusform>Assigning %n incidents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unassigning %n incident(s)…</source>
        <translation>
            <numerusform>Unassigning %n incident…</numerusform>
            <numerusform>Unassigning %n incidents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changing the status of %n incident(s)…</source>
        <translation>
            <numerusform>Changing the status of %n incident…</numerusform>
            <numerusform>Changing the status of %n incidents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resolving %n incident(s)…</source>
        <translation>
            <numerusform>Resolving %n incident…</numerusform>
            <numerusform>Resolving %n incidents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Closing %n incident(s)…</source>
        <translation>
            <numerusform>Closing %n incident…</numerusform>
            <numerusform>Closing %n incidents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopening %n incident(s)…</source>
        <translation>
            <numerusform>Reopening %n incident…</numerusform>
            <numerusform>Reopening %n incidents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Escalating %n incident(s)…</source>
        <translation>
            <numerusform>Escalating %n incident…</numerusform>
            <numerusform>Escalating %n incidents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Commenting on %n incident(s)…</source>
        <translation>
            <numerusform>Commenting on %n incident…</numerusform>
            <numerusform>Commenting on %n incidents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n incident(s)…</source>
        <translation>
            <numerusform>Deleting %n incident…</numerusform>
            <numerusform>Deleting %n incidents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restoring %n incident(s)…</source>
        <translation>
            <numerusform>Restoring %n incident…</numerusform>
            <numerusform>Restoring %n incidents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Updating %n incident(s)…</source>
        <translation>
            <numerusform>Updating %n incident…</numerusform>
            <numerusform>Updating %n incidents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) acknowledged.</source>
        <translation>
            <numerusform>%n incident acknowledged.</numerusform>
            <numerusform>%n incidents acknowledged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) assigned.</source>
        <translation>
            <numerusform>%n incident assigned.</numerusform>
            <numerusform>%n incidents assigned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) unassigned.</source>
        <translation>
            <numerusform>%n incident unassigned.</numerusform>
            <numerusform>%n incidents unassigned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Status of %n incident(s) changed.</source>
        <translation>
            <numerusform>Status of %n incident changed.</numerusform>
            <numerusform>Status of %n incidents changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) resolved.</source>
        <translation>
            <numerusform>%n incident resolved.</numerusform>
            <numerusform>%n incidents resolved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) closed.</source>
        <translation>
            <numerusform>%n incident closed.</numerusform>
            <numerusform>%n incidents closed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) reopened.</source>
        <translation>
            <numerusform>%n incident reopened.</numerusform>
            <numerusform>%n incidents reopened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) escalated.</source>
        <translation>
            <numerusform>%n incident escalated.</numerusform>
            <numerusform>%n incidents escalated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Comment written on %n incident(s).</source>
        <translation>
            <numerusform>Comment written on %n incident.</numerusform>
            <numerusform>Comment written on %n incidents.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) deleted.</source>
        <translation>
            <numerusform>%n incident deleted.</numerusform>
            <numerusform>%n incidents deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) restored.</source>
        <translation>
            <numerusform>%n incident restored.</numerusform>
            <numerusform>%n incidents restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) updated.</source>
        <translation>
            <numerusform>%n incident updated.</numerusform>
            <numerusform>%n incidents updated.</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <comment>title</comment>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>Assign</source>
        <comment>title</comment>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Change status</source>
        <comment>title</comment>
        <translation>Change status</translation>
    </message>
    <message>
        <source>Resolve</source>
        <comment>title</comment>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>title</comment>
        <translation>Close</translation>
    </message>
    <message>
        <source>Reopen</source>
        <comment>title</comment>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Escalate</source>
        <comment>title</comment>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>Comment</source>
        <comment>title</comment>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>title</comment>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>title</comment>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>title</comment>
        <translation>Edit</translation>
    </message>
    <message numerus="yes">
        <source>Start work on %n incident(s)?</source>
        <translation>
            <numerusform>Start work on %n incident?</numerusform>
            <numerusform>Start work on %n incidents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n incident(s) on hold?</source>
        <translation>
            <numerusform>Put %n incident on hold?</numerusform>
            <numerusform>Put %n incidents on hold?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n incident(s)?</source>
        <translation>
            <numerusform>Cancel %n incident?</numerusform>
            <numerusform>Cancel %n incidents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the status of %n incident(s)?</source>
        <translation>
            <numerusform>Change the status of %n incident?</numerusform>
            <numerusform>Change the status of %n incidents?</numerusform>
        </translation>
    </message>
    <message>
        <source>Start work</source>
        <comment>title</comment>
        <translation>Start work</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <comment>title</comment>
        <translation>Put on hold</translation>
    </message>
    <message>
        <source>Cancel incident</source>
        <comment>title</comment>
        <translation>Cancel incident</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n incident(s)?</source>
        <translation>
            <numerusform>Acknowledge %n incident?</numerusform>
            <numerusform>Acknowledge %n incidents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assign %n incident(s) to %1?</source>
        <translation>
            <numerusform>Assign %n incident to %1?</numerusform>
            <numerusform>Assign %n incidents to %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n incident(s) from their assignees?</source>
        <translation>
            <numerusform>Take %n incident from its assignee?</numerusform>
            <numerusform>Take %n incidents from their assignees?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resolve %n incident(s)?</source>
        <translation>
            <numerusform>Resolve %n incident?</numerusform>
            <numerusform>Resolve %n incidents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n incident(s)?</source>
        <translation>
            <numerusform>Close %n incident?</numerusform>
            <numerusform>Close %n incidents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopen %n incident(s)?</source>
        <translation>
            <numerusform>Reopen %n incident?</numerusform>
            <numerusform>Reopen %n incidents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Escalate %n incident(s)?</source>
        <translation>
            <numerusform>Escalate %n incident?</numerusform>
            <numerusform>Escalate %n incidents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Comment on %n incident(s)?</source>
        <translation>
            <numerusform>Comment on %n incident?</numerusform>
            <numerusform>Comment on %n incidents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n incident(s)?</source>
        <translation>
            <numerusform>Delete %n incident?</numerusform>
            <numerusform>Delete %n incidents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n incident(s)?</source>
        <translation>
            <numerusform>Restore %n incident?</numerusform>
            <numerusform>Restore %n incidents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n incident(s)?</source>
        <translation>
            <numerusform>Change %n incident?</numerusform>
            <numerusform>Change %n incidents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n change(s) back?</source>
        <translation>
            <numerusform>Take %n change back?</numerusform>
            <numerusform>Take %n changes back?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taking %n change(s) back…</source>
        <translation>
            <numerusform>Taking %n change back…</numerusform>
            <numerusform>Taking %n changes back…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) taken back.</source>
        <translation>
            <numerusform>%n change taken back.</numerusform>
            <numerusform>%n changes taken back.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>title</comment>
        <translation>Undo</translation>
    </message>
    <message numerus="yes">
        <source>Work started on %n incident(s).</source>
        <translation>
            <numerusform>Work started on %n incident.</numerusform>
            <numerusform>Work started on %n incidents.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) put on hold.</source>
        <translation>
            <numerusform>%n incident put on hold.</numerusform>
            <numerusform>%n incidents put on hold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) cancelled.</source>
        <translation>
            <numerusform>%n incident cancelled.</numerusform>
            <numerusform>%n incidents cancelled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) needed no change.</source>
        <translation>
            <numerusform>%n incident needed no change.</numerusform>
            <numerusform>%n incidents needed no change.</numerusform>
        </translation>
    </message>
    <message>
        <source>Work started on %1.</source>
        <comment>number of an incident</comment>
        <translation>Work started on %1.</translation>
    </message>
    <message>
        <source>%1 put on hold.</source>
        <comment>number of an incident</comment>
        <translation>%1 put on hold.</translation>
    </message>
    <message>
        <source>%1 cancelled.</source>
        <comment>number of an incident</comment>
        <translation>%1 cancelled.</translation>
    </message>
    <message>
        <source>Status of %1 changed.</source>
        <comment>number of an incident</comment>
        <translation>Status of %1 changed.</translation>
    </message>
    <message>
        <source>%1 acknowledged.</source>
        <comment>number of an incident</comment>
        <translation>%1 acknowledged.</translation>
    </message>
    <message>
        <source>%1 assigned.</source>
        <comment>number of an incident</comment>
        <translation>%1 assigned.</translation>
    </message>
    <message>
        <source>%1 unassigned.</source>
        <comment>number of an incident</comment>
        <translation>%1 unassigned.</translation>
    </message>
    <message>
        <source>%1 resolved.</source>
        <comment>number of an incident</comment>
        <translation>%1 resolved.</translation>
    </message>
    <message>
        <source>%1 closed.</source>
        <comment>number of an incident</comment>
        <translation>%1 closed.</translation>
    </message>
    <message>
        <source>%1 reopened.</source>
        <comment>number of an incident</comment>
        <translation>%1 reopened.</translation>
    </message>
    <message>
        <source>%1 escalated.</source>
        <comment>number of an incident</comment>
        <translation>%1 escalated.</translation>
    </message>
    <message>
        <source>Comment written on %1.</source>
        <comment>number of an incident</comment>
        <translation>Comment written on %1.</translation>
    </message>
    <message>
        <source>%1 deleted.</source>
        <comment>number of an incident</comment>
        <translation>%1 deleted.</translation>
    </message>
    <message>
        <source>%1 restored.</source>
        <comment>number of an incident</comment>
        <translation>%1 restored.</translation>
    </message>
    <message>
        <source>%1 updated.</source>
        <comment>number of an incident</comment>
        <translation>%1 updated.</translation>
    </message>
    <message>
        <source>%1: the last change is taken back.</source>
        <comment>number of an incident</comment>
        <translation>%1: the last change is taken back.</translation>
    </message>
</context>
<context>
    <name>itsm::ConflictPanel</name>
    <message>
        <source>Keep mine: %1</source>
        <translation>Keep mine: %1</translation>
    </message>
    <message>
        <source>Take theirs: %1</source>
        <translation>Take theirs: %1</translation>
    </message>
    <message>
        <source>Somebody else changed this incident meanwhile. Choose what to keep.</source>
        <translation>Somebody else changed this incident meanwhile. Choose what to keep.</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Theirs</translation>
    </message>
</context>
<context>
    <name>itsm::ConnectionTest</name>
    <message>
        <source>Stop the test</source>
        <translation>Stop the test</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Test connection</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>The test was stopped.</translation>
    </message>
    <message>
        <source>no tenant yet</source>
        <translation>no tenant yet</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>not encrypted</translation>
    </message>
    <message>
        <source>PostgreSQL %1, %2, tenant: %3</source>
        <comment>version, encryption, name</comment>
        <translation>PostgreSQL %1, %2, tenant: %3</translation>
    </message>
    <message>
        <source>The test failed.</source>
        <translation>The test failed.</translation>
    </message>
    <message>
        <source>ITSM server %1, %2</source>
        <comment>version, encryption</comment>
        <translation>ITSM server %1, %2</translation>
    </message>
</context>
<context>
    <name>itsm::DaysButton</name>
    <message>
        <source>Choose of how many days records are shown</source>
        <translation>Choose of how many days records are shown</translation>
    </message>
    <message numerus="yes">
        <source>Last %n days</source>
        <translation>
            <numerusform>Last %n day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::EscalateDialog</name>
    <message>
        <source>It stands at the highest level already.</source>
        <translation>It stands at the highest level already.</translation>
    </message>
    <message>
        <source>Say why it is escalated.</source>
        <translation>Say why it is escalated.</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Search people</translation>
    </message>
    <message>
        <source>Search people to notify</source>
        <translation>Search people to notify</translation>
    </message>
    <message>
        <source>People to notify</source>
        <translation>People to notify</translation>
    </message>
    <message>
        <source>Assign to the manager with the fewest open incidents</source>
        <translation>Assign to the manager with the fewest open incidents</translation>
    </message>
    <message>
        <source>Level %L1</source>
        <translation>Level %L1</translation>
    </message>
    <message numerus="yes">
        <source>Escalate %n incident(s)</source>
        <translation>
            <numerusform>Escalate %n incident</numerusform>
            <numerusform>Escalate %n incidents</numerusform>
        </translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>Notify</translation>
    </message>
</context>
<context>
    <name>itsm::EventListModel</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>age, kind and text of an activity record</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
</context>
<context>
    <name>itsm::ExportDialog</name>
    <message>
        <source>Export to</source>
        <translation>Export to</translation>
    </message>
    <message>
        <source>Say where the file shall be written.</source>
        <translation>Say where the file shall be written.</translation>
    </message>
    <message>
        <source>%L1 rows are too many for a PDF, which holds %L2 at most: filter the list, or choose another format.</source>
        <translation>%L1 rows are too many for a PDF, which holds %L2 at most: filter the list, or choose another format.</translation>
    </message>
    <message>
        <source>This file exists already. Export again to replace it.</source>
        <translation>This file exists already. Export again to replace it.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>CSV, all fields</source>
        <translation>CSV, all fields</translation>
    </message>
    <message>
        <source>CSV, as the list shows it</source>
        <translation>CSV, as the list shows it</translation>
    </message>
    <message>
        <source>JSON, all fields</source>
        <translation>JSON, all fields</translation>
    </message>
    <message>
        <source>Markdown, as the list shows it</source>
        <translation>Markdown, as the list shows it</translation>
    </message>
    <message>
        <source>PDF, as the list shows it</source>
        <translation>PDF, as the list shows it</translation>
    </message>
    <message>
        <source>All that the filter finds (more than %L1)</source>
        <translation>All that the filter finds (more than %L1)</translation>
    </message>
    <message>
        <source>All that the filter finds (%L1)</source>
        <translation>All that the filter finds (%L1)</translation>
    </message>
    <message>
        <source>Those that are selected (%L1)</source>
        <translation>Those that are selected (%L1)</translation>
    </message>
    <message>
        <source>With a byte order mark, which some spreadsheets need for Chinese</source>
        <translation>With a byte order mark, which some spreadsheets need for Chinese</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>These are more than %L1 rows, perhaps more than the %L2 that a PDF holds: filter the list, or choose another format.</source>
        <translation>These are more than %L1 rows, perhaps more than the %L2 that a PDF holds: filter the list, or choose another format.</translation>
    </message>
    <message>
        <source>There is no folder “%1”.</source>
        <translation>There is no folder “%1”.</translation>
    </message>
</context>
<context>
    <name>itsm::ExportRun</name>
    <message>
        <source>Exporting to %1…</source>
        <translation>Exporting to %1…</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Show folder</translation>
    </message>
    <message>
        <source>Cancelled. No file was written.</source>
        <translation>Cancelled. No file was written.</translation>
    </message>
    <message>
        <source>An export is running already.</source>
        <translation>An export is running already.</translation>
    </message>
    <message>
        <source>As of %1</source>
        <comment>a moment</comment>
        <translation>As of %1</translation>
    </message>
    <message>
        <source>Filter: %1 – as of %2</source>
        <comment>a filter and a moment</comment>
        <translation>Filter: %1 – as of %2</translation>
    </message>
</context>
<context>
    <name>itsm::FacetButton</name>
    <message>
        <source>%1: %L2</source>
        <comment>filter field and the number of values chosen</comment>
        <translation>%1: %L2</translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation>Filter by %1</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Search in: %1</source>
        <comment>a field of the filter</comment>
        <translation>Search in: %1</translation>
    </message>
</context>
<context>
    <name>itsm::FilterBar</name>
    <message>
        <source>Me</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>Filter: words, status:new, prio:urgent, -category:network …</source>
        <translation>Filter: words, status:new, prio:urgent, -category:network …</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>All filter fields</source>
        <translation>All filter fields</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Assignee</translation>
    </message>
</context>
<context>
    <name>itsm::FilterLine</name>
    <message>
        <source>No earlier filters</source>
        <translation>No earlier filters</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Words search the texts. field:value narrows down; a leading minus excludes.</source>
        <translation>Words search the texts. field:value narrows down; a leading minus excludes.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>Earlier filters</source>
        <translation>Earlier filters</translation>
    </message>
</context>
<context>
    <name>itsm::FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>This is under way and cannot be called back: the answer will be here in a moment.</source>
        <translation>This is under way and cannot be called back: the answer will be here in a moment.</translation>
    </message>
    <message>
        <source>What you typed is not saved. Esc once more throws it away.</source>
        <translation>What you typed is not saved. Esc once more throws it away.</translation>
    </message>
</context>
<context>
    <name>itsm::FormField</name>
    <message>
        <source>%1 (required)</source>
        <comment>label of a form field</comment>
        <translation>%1 (required)</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Error: %1</translation>
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
        <translation>GB 18030 (GBK, GB 2312)</translation>
    </message>
    <message>
        <source>Windows-1252 (Western)</source>
        <translation>Windows-1252 (Western)</translation>
    </message>
    <message>
        <source>UTF-16, little-endian</source>
        <translation>UTF-16, little-endian</translation>
    </message>
    <message>
        <source>UTF-16, big-endian</source>
        <translation>UTF-16, big-endian</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>Comma ,</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>Semicolon ;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
</context>
<context>
    <name>itsm::FreshnessItem</name>
    <message>
        <source>%1 %2 ago</source>
        <comment>source, age</comment>
        <translation>%1 %2 ago</translation>
    </message>
    <message>
        <source>%1: stale</source>
        <comment>source</comment>
        <translation>%1: stale</translation>
    </message>
    <message>
        <source>%1 %2: stale</source>
        <comment>source, age</comment>
        <translation>%1 %2: stale</translation>
    </message>
    <message>
        <source>%1: no connection</source>
        <comment>source</comment>
        <translation>%1: no connection</translation>
    </message>
    <message>
        <source>%1: no connection for %2</source>
        <comment>source, age</comment>
        <translation>%1: no connection for %2</translation>
    </message>
    <message>
        <source>%1: waiting</source>
        <comment>source that has not answered yet</comment>
        <translation>%1: waiting</translation>
    </message>
</context>
<context>
    <name>itsm::GroupButton</name>
    <message>
        <source>No groups</source>
        <translation>No groups</translation>
    </message>
    <message>
        <source>Fold all groups</source>
        <translation>Fold all groups</translation>
    </message>
    <message>
        <source>Unfold all groups</source>
        <translation>Unfold all groups</translation>
    </message>
    <message>
        <source>Choose what the rows are grouped by</source>
        <translation>Choose what the rows are grouped by</translation>
    </message>
</context>
<context>
    <name>itsm::ImpactTab</name>
    <message>
        <source>The impact analysis could not be read: %1</source>
        <translation>The impact analysis could not be read: %1</translation>
    </message>
    <message>
        <source>not overdue</source>
        <translation>not overdue</translation>
    </message>
    <message>
        <source>Impact analysis</source>
        <translation>Impact analysis</translation>
    </message>
    <message>
        <source>Every figure says what it rests on: measured from stored facts, modelled by a fixed table, or assumed because facts are missing.</source>
        <translation>Every figure says what it rests on: measured from stored facts, modelled by a fixed table, or assumed because facts are missing.</translation>
    </message>
</context>
<context>
    <name>itsm::ImportColumns</name>
    <message>
        <source>The first rows of the file</source>
        <translation>The first rows of the file</translation>
    </message>
    <message>
        <source>Left out</source>
        <comment>a column</comment>
        <translation>Left out</translation>
    </message>
    <message>
        <source>The column %1 becomes</source>
        <translation>The column %1 becomes</translation>
    </message>
    <message numerus="yes">
        <source>The first %n row(s).</source>
        <translation>
            <numerusform>The first row.</numerusform>
            <numerusform>The first %n rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n row(s) of the file.</source>
        <translation>
            <numerusform>The only row of the file.</numerusform>
            <numerusform>All %n rows of the file.</numerusform>
        </translation>
    </message>
    <message>
        <source>Above each column stands what it becomes.</source>
        <translation>Above each column stands what it becomes.</translation>
    </message>
    <message>
        <source>Line %L1: %2</source>
        <translation>Line %L1: %2</translation>
    </message>
</context>
<context>
    <name>itsm::ImportDialog</name>
    <message>
        <source>Import from</source>
        <translation>Import from</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt);;All files (*)</source>
        <translation>CSV files (*.csv *.txt);;All files (*)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Say which file shall be imported.</source>
        <translation>Say which file shall be imported.</translation>
    </message>
    <message>
        <source>There is no such time zone. One is called Asia/Shanghai, for instance.</source>
        <translation>There is no such time zone. One is called Asia/Shanghai, for instance.</translation>
    </message>
    <message>
        <source>A box above a column names no field: choose one of the list.</source>
        <translation>A box above a column names no field: choose one of the list.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Nothing has been written yet.</source>
        <translation>Nothing has been written yet.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Importing…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelling…</translation>
    </message>
    <message>
        <source>Import incidents</source>
        <translation>Import incidents</translation>
    </message>
    <message>
        <source>The file is</source>
        <translation>The file is</translation>
    </message>
    <message>
        <source>Time zone of times that name none</source>
        <translation>Time zone of times that name none</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>a table of incidents</source>
        <translation>a table of incidents</translation>
    </message>
    <message>
        <source>an event log of ServiceNow</source>
        <translation>an event log of ServiceNow</translation>
    </message>
    <message>
        <source>02/03/2016 is a day in March</source>
        <translation>02/03/2016 is a day in March</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>CSV file</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>Fields are separated by</source>
        <translation>Fields are separated by</translation>
    </message>
</context>
<context>
    <name>itsm::ImportResult</name>
    <message numerus="yes">
        <source>%n row(s) can be imported.</source>
        <translation>
            <numerusform>%n row can be imported.</numerusform>
            <numerusform>%n rows can be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) were added.</source>
        <translation>
            <numerusform>%n incident was added.</numerusform>
            <numerusform>%n incidents were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) got new activity.</source>
        <translation>
            <numerusform>%n incident got new activity.</numerusform>
            <numerusform>%n incidents got new activity.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) were here already.</source>
        <translation>
            <numerusform>%n incident was here already.</numerusform>
            <numerusform>%n incidents were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) with other words were left alone.</source>
        <translation>
            <numerusform>%n incident with other words was left alone.</numerusform>
            <numerusform>%n incidents with other words were left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) will be left out.</source>
        <translation>
            <numerusform>%n row will be left out.</numerusform>
            <numerusform>%n rows will be left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out.</source>
        <translation>
            <numerusform>%n row was left out.</numerusform>
            <numerusform>%n rows were left out.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is wrong in the file</source>
        <translation>What is wrong in the file</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copy as text</translation>
    </message>
    <message>
        <source>Nothing is wrong with the file.</source>
        <translation>Nothing is wrong with the file.</translation>
    </message>
    <message numerus="yes">
        <source>%n more problem(s) are not listed.</source>
        <translation>
            <numerusform>%n more problem is not listed.</numerusform>
            <numerusform>%n more problems are not listed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Character</source>
        <comment>place in the line</comment>
        <translation>Character</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentCellPainter</name>
    <message>
        <source>could not be loaded</source>
        <translation>could not be loaded</translation>
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
        <translation>Escalated to level %1
%2</translation>
    </message>
    <message>
        <source>Escalated to level %1</source>
        <translation>Escalated to level %1</translation>
    </message>
    <message>
        <source>Overdue
%1</source>
        <translation>Overdue
%1</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentCommands</name>
    <message>
        <source>For one incident at a time.</source>
        <translation>For one incident at a time.</translation>
    </message>
    <message>
        <source>Not possible in the status of the selected incidents.</source>
        <translation>Not possible in the status of the selected incidents.</translation>
    </message>
    <message>
        <source>Select an incident first.</source>
        <translation>Select an incident first.</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>%1 copied</translation>
    </message>
    <message>
        <source>It is done in one go and can be cancelled while it runs.</source>
        <translation>It is done in one go and can be cancelled while it runs.</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>%1 created</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) copied</source>
        <translation>
            <numerusform>%n number copied</numerusform>
            <numerusform>%n numbers copied</numerusform>
        </translation>
    </message>
    <message>
        <source>You are not a user of this workspace.</source>
        <translation>You are not a user of this workspace.</translation>
    </message>
    <message>
        <source>Your role “%1” may not %2.</source>
        <comment>role, what it may not do</comment>
        <translation>Your role “%1” may not %2.</translation>
    </message>
    <message>
        <source>Another command is still running: wait for its end, or cancel it.</source>
        <translation>Another command is still running: wait for its end, or cancel it.</translation>
    </message>
    <message>
        <source>Nothing was done yet that could be repeated.</source>
        <translation>Nothing was done yet that could be repeated.</translation>
    </message>
    <message>
        <source>The next row is still being read; try again.</source>
        <translation>The next row is still being read; try again.</translation>
    </message>
    <message>
        <source>There is no next row.</source>
        <translation>There is no next row.</translation>
    </message>
    <message>
        <source>Alert created on %1</source>
        <translation>Alert created on %1</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentCopy</name>
    <message>
        <source>Select an incident first.</source>
        <translation>Select an incident first.</translation>
    </message>
    <message>
        <source>More than %L1 incidents are not copied: export them to a file.</source>
        <translation>More than %L1 incidents are not copied: export them to a file.</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) copied</source>
        <translation>
            <numerusform>%n incident copied</numerusform>
            <numerusform>%n incidents copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::IncidentDrawer</name>
    <message>
        <source>Say in one line what is wrong.</source>
        <translation>Say in one line what is wrong.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Incident %1</source>
        <translation>Incident %1</translation>
    </message>
    <message>
        <source>%1 %L2</source>
        <comment>tab and number of entries</comment>
        <translation>%1 %L2</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metrics</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>Close the pane</source>
        <translation>Close the pane</translation>
    </message>
    <message>
        <source>Close the pane (Esc)</source>
        <translation>Close the pane (Esc)</translation>
    </message>
    <message>
        <source>This incident is deleted.</source>
        <translation>This incident is deleted.</translation>
    </message>
    <message>
        <source>Parts of the incident</source>
        <translation>Parts of the incident</translation>
    </message>
    <message>
        <source>%1 was not changed: %2</source>
        <comment>number of an incident, why</comment>
        <translation>%1 was not changed: %2</translation>
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
        <translation>Nothing is selected any more.</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) written to %1.</source>
        <translation>
            <numerusform>%n incident written to %1.</numerusform>
            <numerusform>%n incidents written to %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export incidents</source>
        <translation>Export incidents</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentForm</name>
    <message>
        <source>Say in one line what is wrong.</source>
        <translation>Say in one line what is wrong.</translation>
    </message>
    <message>
        <source>Choose an item from the list, or none.</source>
        <translation>Choose an item from the list, or none.</translation>
    </message>
    <message>
        <source>Choose a person from the list, or nobody.</source>
        <translation>Choose a person from the list, or nobody.</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Edit %1</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>New incident</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Subcategory</source>
        <translation>Subcategory</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>Configuration item</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>One line: what is wrong, and where</source>
        <translation>One line: what is wrong, and where</translation>
    </message>
    <message>
        <source>From impact and urgency</source>
        <translation>From impact and urgency</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentImport</name>
    <message numerus="yes">
        <source>%n incident(s) were imported.</source>
        <translation>
            <numerusform>%n incident was imported.</numerusform>
            <numerusform>%n incidents were imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) got new activity.</source>
        <translation>
            <numerusform>%n incident got new activity.</numerusform>
            <numerusform>%n incidents got new activity.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::IncidentListModel</name>
    <message>
        <source>could not be loaded</source>
        <translation>could not be loaded</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>loading</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentSelection</name>
    <message>
        <source>The selection changed meanwhile.</source>
        <translation>The selection changed meanwhile.</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentTable</name>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
</context>
<context>
    <name>itsm::IncidentsPage</name>
    <message>
        <source>%L1 of %L2 rows are selected; more cannot be.</source>
        <translation>%L1 of %L2 rows are selected; more cannot be.</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>New incident</translation>
    </message>
    <message>
        <source>%1 old</source>
        <comment>age of a figure</comment>
        <translation>%1 old</translation>
    </message>
    <message>
        <source>Connecting to the data.</source>
        <translation>Connecting to the data.</translation>
    </message>
    <message>
        <source>Not connected: nothing can be changed now.</source>
        <translation>Not connected: nothing can be changed now.</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>No new rows wait.</source>
        <translation>No new rows wait.</translation>
    </message>
    <message>
        <source>Nothing is filtered.</source>
        <translation>Nothing is filtered.</translation>
    </message>
    <message>
        <source>A command is still running.</source>
        <translation>A command is still running.</translation>
    </message>
    <message>
        <source>%1 Undo: %2</source>
        <comment>what was done, and the key that takes it back</comment>
        <translation>%1 Undo: %2</translation>
    </message>
    <message>
        <source>There is nothing to undo: commands can be taken back for ten seconds.</source>
        <translation>There is nothing to undo: commands can be taken back for ten seconds.</translation>
    </message>
</context>
<context>
    <name>itsm::InlineField</name>
    <message>
        <source>Changed by somebody else meanwhile: %1</source>
        <translation>Changed by somebody else meanwhile: %1</translation>
    </message>
    <message>
        <source>Somebody else changed this incident meanwhile.</source>
        <translation>Somebody else changed this incident meanwhile.</translation>
    </message>
    <message>
        <source>Somebody else wrote meanwhile: %1</source>
        <translation>Somebody else wrote meanwhile: %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Take theirs</translation>
    </message>
    <message>
        <source>What you typed is not saved. Esc once more throws it away.</source>
        <translation>What you typed is not saved. Esc once more throws it away.</translation>
    </message>
</context>
<context>
    <name>itsm::ItemForm</name>
    <message>
        <source>Give the item a name that nobody else uses.</source>
        <translation>Give the item a name that nobody else uses.</translation>
    </message>
    <message>
        <source>Edit configuration item</source>
        <translation>Edit configuration item</translation>
    </message>
    <message>
        <source>New configuration item</source>
        <translation>New configuration item</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>service, server, database, network …</source>
        <translation>service, server, database, network …</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>production, staging …</source>
        <translation>production, staging …</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Criticality</translation>
    </message>
</context>
<context>
    <name>itsm::ItemListModel</name>
    <message numerus="yes">
        <source>%Ln open incident(s) name the item</source>
        <translation>
            <numerusform>%Ln open incident names the item</numerusform>
            <numerusform>%Ln open incidents name the item</numerusform>
        </translation>
    </message>
    <message>
        <source>What it depends on, runs on or connects to</source>
        <translation>What it depends on, runs on or connects to</translation>
    </message>
    <message>
        <source>What depends on it, runs on it or connects to it</source>
        <translation>What depends on it, runs on it or connects to it</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Criticality</translation>
    </message>
    <message>
        <source>Open incidents</source>
        <translation>Open incidents</translation>
    </message>
    <message>
        <source>Depends on</source>
        <translation>Depends on</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Used by</translation>
    </message>
</context>
<context>
    <name>itsm::ItemsPage</name>
    <message numerus="yes">
        <source>%Ln configuration item(s)</source>
        <translation>
            <numerusform>%Ln configuration item</numerusform>
            <numerusform>%Ln configuration items</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 configuration items</source>
        <translation>%L1 of %L2 configuration items</translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration item(s) copied.</source>
        <translation>
            <numerusform>%Ln configuration item copied.</numerusform>
            <numerusform>%Ln configuration items copied.</numerusform>
        </translation>
    </message>
    <message>
        <source>No configuration items</source>
        <translation>No configuration items</translation>
    </message>
    <message>
        <source>Services, servers, databases and networks that incidents are about. Make one with New.</source>
        <translation>Services, servers, databases and networks that incidents are about. Make one with New.</translation>
    </message>
    <message>
        <source>Your role “%1” may not change configuration items.</source>
        <translation>Your role “%1” may not change configuration items.</translation>
    </message>
    <message>
        <source>Choose a configuration item first.</source>
        <translation>Choose a configuration item first.</translation>
    </message>
    <message>
        <source>Choose a relation below first.</source>
        <translation>Choose a relation below first.</translation>
    </message>
    <message>
        <source>%1 was made.</source>
        <translation>%1 was made.</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 was saved.</translation>
    </message>
    <message>
        <source>Delete configuration item</source>
        <translation>Delete configuration item</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>Delete “%1”?</translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) go with it. This cannot be undone.</source>
        <translation>
            <numerusform>%n relation goes with it. This cannot be undone.</numerusform>
            <numerusform>%n relations go with it. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>This cannot be undone.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 was deleted.</translation>
    </message>
    <message>
        <source>The relation was added.</source>
        <translation>The relation was added.</translation>
    </message>
    <message>
        <source>Remove relation</source>
        <translation>Remove relation</translation>
    </message>
    <message>
        <source>“%1” %2 “%3”: remove this relation?</source>
        <comment>e.g. “web” depends on “db”</comment>
        <translation>“%1” %2 “%3”: remove this relation?</translation>
    </message>
    <message>
        <source>Both items stay.</source>
        <translation>Both items stay.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>The relation was removed.</source>
        <translation>The relation was removed.</translation>
    </message>
    <message>
        <source>Configuration items</source>
        <translation>Configuration items</translation>
    </message>
    <message>
        <source>Filter: words, type:database, criticality:high,critical, is:affected …</source>
        <translation>Filter: words, type:database, criticality:high,critical, is:affected …</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
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
        <translation>about %1–%2</translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <comment>rows and total</comment>
        <translation>%1 of at least %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows and total</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>sorted by %1, ascending</source>
        <translation>sorted by %1, ascending</translation>
    </message>
    <message>
        <source>sorted by %1, descending</source>
        <translation>sorted by %1, descending</translation>
    </message>
    <message>
        <source>%L1 selected</source>
        <translation>%L1 selected</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>Go to row, 50 % or number</source>
        <translation>Go to row, 50 % or number</translation>
    </message>
    <message>
        <source>Go to a row, a percentage or an incident number</source>
        <translation>Go to a row, a percentage or an incident number</translation>
    </message>
</context>
<context>
    <name>itsm::ListPane</name>
    <message>
        <source>No incidents</source>
        <translation>No incidents</translation>
    </message>
    <message>
        <source>New ones appear here as soon as they are reported.</source>
        <translation>New ones appear here as soon as they are reported.</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>New incident</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Nothing matches the filter</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>There is no incident %1</source>
        <translation>There is no incident %1</translation>
    </message>
    <message>
        <source>Resolved, closed and cancelled ones are not shown.</source>
        <translation>Resolved, closed and cancelled ones are not shown.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln resolved.</source>
        <translation>
            <numerusform>%Ln resolved.</numerusform>
            <numerusform>%Ln resolved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln closed.</source>
        <translation>
            <numerusform>%Ln closed.</numerusform>
            <numerusform>%Ln closed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled.</source>
        <translation>
            <numerusform>%Ln cancelled.</numerusform>
            <numerusform>%Ln cancelled.</numerusform>
        </translation>
    </message>
    <message>
        <source>No open incidents</source>
        <translation>No open incidents</translation>
    </message>
    <message>
        <source>Show all incidents</source>
        <translation>Show all incidents</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a sentence after others</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>itsm::LookSettings</name>
    <message>
        <source>Look and language</source>
        <translation>Look and language</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>As the desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Light or dark</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>For colour-blind eyes</source>
        <translation>For colour-blind eyes</translation>
    </message>
    <message>
        <source>Colours of severities</source>
        <translation>Colours of severities</translation>
    </message>
    <message>
        <source>The second set differs in lightness as well; the signs are the same in both.</source>
        <translation>The second set differs in lightness as well; the signs are the same in both.</translation>
    </message>
    <message>
        <source> %</source>
        <comment>per cent, after a number</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Of all text and controls, 80 to 200 per cent.</source>
        <translation>Of all text and controls, 80 to 200 per cent.</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Roomy</translation>
    </message>
    <message>
        <source>Height of rows</source>
        <translation>Height of rows</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Local (%1)</source>
        <comment>time zone</comment>
        <translation>Local (%1)</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>Of all times that are shown.</source>
        <translation>Of all times that are shown.</translation>
    </message>
    <message>
        <source>Theme Appearance Colours Night</source>
        <comment>other names of a setting, for the search</comment>
        <translation>Theme Appearance Colours Night</translation>
    </message>
    <message>
        <source>Palette Accessibility</source>
        <comment>other names of a setting, for the search</comment>
        <translation>Palette Accessibility</translation>
    </message>
    <message>
        <source>Zoom Scale Font</source>
        <comment>other names of a setting, for the search</comment>
        <translation>Zoom Scale Font</translation>
    </message>
    <message>
        <source>Density Spacing</source>
        <comment>other names of a setting, for the search</comment>
        <translation>Density Spacing</translation>
    </message>
    <message>
        <source>Locale Translation</source>
        <comment>other names of a setting, for the search</comment>
        <translation>Locale Translation</translation>
    </message>
    <message>
        <source>Clock</source>
        <comment>other names of a setting, for the search</comment>
        <translation>Clock</translation>
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
        <translation>Not possible while the database cannot be reached.</translation>
    </message>
    <message>
        <source>Open a workspace first.</source>
        <translation>Open a workspace first.</translation>
    </message>
    <message>
        <source>%1 is acknowledged.</source>
        <translation>%1 is acknowledged.</translation>
    </message>
    <message>
        <source>“%1” is open in another window. It has been asked to come to the front.</source>
        <translation>“%1” is open in another window. It has been asked to come to the front.</translation>
    </message>
    <message>
        <source>Not possible while the server cannot be reached.</source>
        <translation>Not possible while the server cannot be reached.</translation>
    </message>
    <message>
        <source>A workspace is being opened.</source>
        <translation>A workspace is being opened.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>“%1” was not shown: its workspace is not open.</source>
        <translation>“%1” was not shown: its workspace is not open.</translation>
    </message>
</context>
<context>
    <name>itsm::MetricListModel</name>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1, %2 ago</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metric</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Latest value</source>
        <translation>Latest value</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Measured</translation>
    </message>
</context>
<context>
    <name>itsm::MetricPanel</name>
    <message>
        <source>%L1 samples · lowest %2 · mean %3 · highest %4</source>
        <translation>%L1 samples · lowest %2 · mean %3 · highest %4</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>value and time</comment>
        <translation>%1 at %2</translation>
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
        <translation>Metric</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Average</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
</context>
<context>
    <name>itsm::MetricsPage</name>
    <message numerus="yes">
        <source>%Ln metric(s)</source>
        <translation>
            <numerusform>%Ln metric</numerusform>
            <numerusform>%Ln metrics</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 metrics</source>
        <translation>%L1 of %L2 metrics</translation>
    </message>
    <message numerus="yes">
        <source>%Ln metric(s) copied.</source>
        <translation>
            <numerusform>%Ln metric copied.</numerusform>
            <numerusform>%Ln metrics copied.</numerusform>
        </translation>
    </message>
    <message>
        <source>No metrics in this time</source>
        <translation>No metrics in this time</translation>
    </message>
    <message>
        <source>Samples of incidents appear here as they come in.</source>
        <translation>Samples of incidents appear here as they come in.</translation>
    </message>
    <message>
        <source>Select a metric first.</source>
        <translation>Select a metric first.</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metrics</translation>
    </message>
    <message>
        <source>Export metrics</source>
        <translation>Export metrics</translation>
    </message>
    <message>
        <source>Filter: words, type:cpu*, value:&gt;90, incident:INC-…</source>
        <translation>Filter: words, type:cpu*, value:&gt;90, incident:INC-…</translation>
    </message>
</context>
<context>
    <name>itsm::MetricsTab</name>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metric</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>%L1 samples in %L2 series</source>
        <translation>%L1 samples in %L2 series</translation>
    </message>
    <message numerus="yes">
        <source>%n more series: see the table</source>
        <translation>
            <numerusform>%n more series: see the table</numerusform>
            <numerusform>%n more series: see the table</numerusform>
        </translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metrics</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>No metrics were recorded for this incident</source>
        <translation>No metrics were recorded for this incident</translation>
    </message>
    <message>
        <source>Samples, newest first</source>
        <translation>Samples, newest first</translation>
    </message>
    <message>
        <source>The newest %L1 samples, in %L2 series</source>
        <translation>The newest %L1 samples, in %L2 series</translation>
    </message>
</context>
<context>
    <name>itsm::NavigationRail</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>itsm::NewRowsBar</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>rows that wait above the list</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new row(s)</source>
        <translation>
            <numerusform>Show %n new row</numerusform>
            <numerusform>Show %n new rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::NoteDialog</name>
    <message>
        <source>Say how it was resolved.</source>
        <translation>Say how it was resolved.</translation>
    </message>
    <message>
        <source>Closing needs a note.</source>
        <translation>Closing needs a note.</translation>
    </message>
    <message>
        <source>Say why it is opened again.</source>
        <translation>Say why it is opened again.</translation>
    </message>
    <message>
        <source>Write the comment first.</source>
        <translation>Write the comment first.</translation>
    </message>
    <message>
        <source>At most %L1 characters are possible.</source>
        <translation>At most %L1 characters are possible.</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>How it was resolved</source>
        <translation>How it was resolved</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Closing note</source>
        <translation>Closing note</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Why it is opened again</source>
        <translation>Why it is opened again</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Internal: not for reporters</source>
        <translation>Internal: not for reporters</translation>
    </message>
    <message>
        <source>Write comment</source>
        <translation>Write comment</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Delete %1? It leaves all lists; Undo brings it back.</source>
        <translation>Delete %1? It leaves all lists; Undo brings it back.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n incident(s)? They leave all lists; Undo brings them back.</source>
        <translation>
            <numerusform>Delete %n incident? It leaves all lists; Undo brings it back.</numerusform>
            <numerusform>Delete %n incidents? They leave all lists; Undo brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n incident(s)</source>
        <translation>
            <numerusform>Delete %n incident</numerusform>
            <numerusform>Delete %n incidents</numerusform>
        </translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Put on hold</translation>
    </message>
    <message>
        <source>Cancel incident</source>
        <translation>Cancel incident</translation>
    </message>
    <message>
        <source>A cancelled incident cannot be opened again.</source>
        <translation>A cancelled incident cannot be opened again.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n incident(s)</source>
        <translation>
            <numerusform>Cancel %n incident</numerusform>
            <numerusform>Cancel %n incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resolve %n incident(s)</source>
        <translation>
            <numerusform>Resolve %n incident</numerusform>
            <numerusform>Resolve %n incidents</numerusform>
        </translation>
    </message>
    <message>
        <source>Close incident</source>
        <translation>Close incident</translation>
    </message>
    <message numerus="yes">
        <source>Close %n incident(s)</source>
        <translation>
            <numerusform>Close %n incident</numerusform>
            <numerusform>Close %n incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopen %n incident(s)</source>
        <translation>
            <numerusform>Reopen %n incident</numerusform>
            <numerusform>Reopen %n incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Comment on %n incident(s)</source>
        <translation>
            <numerusform>Comment on %n incident</numerusform>
            <numerusform>Comment on %n incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n incident(s) on hold</source>
        <translation>
            <numerusform>Put %n incident on hold</numerusform>
            <numerusform>Put %n incidents on hold</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>Root cause</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>What it waits for</source>
        <translation>What it waits for</translation>
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
        <translation>Critical: %1</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Acknowledge</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new critical incident(s)</source>
        <translation>
            <numerusform>%n new critical incident</numerusform>
            <numerusform>%n new critical incidents</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Show them</translation>
    </message>
</context>
<context>
    <name>itsm::NotificationSettings</name>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Tell me of new critical incidents</source>
        <translation>Tell me of new critical incidents</translation>
    </message>
    <message>
        <source>As a notification of the desktop, with a button to acknowledge. Many at once are one notification.</source>
        <translation>As a notification of the desktop, with a button to acknowledge. Many at once are one notification.</translation>
    </message>
    <message>
        <source>Icon in the tray</source>
        <translation>Icon in the tray</translation>
    </message>
    <message>
        <source>A click on it shows and hides the console.</source>
        <translation>A click on it shows and hides the console.</translation>
    </message>
    <message>
        <source>This desktop has no tray.</source>
        <translation>This desktop has no tray.</translation>
    </message>
    <message>
        <source>Keep running in the tray when the window is closed</source>
        <translation>Keep running in the tray when the window is closed</translation>
    </message>
    <message>
        <source>Notifications go on. “Quit” ends the console.</source>
        <translation>Notifications go on. “Quit” ends the console.</translation>
    </message>
</context>
<context>
    <name>itsm::OverviewTab</name>
    <message>
        <source>Level %L1</source>
        <translation>Level %L1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>moment and how long ago</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a moment and the time zone</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Detected</source>
        <translation>Detected</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>No description</source>
        <translation>No description</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>Root cause</translation>
    </message>
    <message>
        <source>Further data</source>
        <translation>Further data</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
</context>
<context>
    <name>itsm::Pages</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>&amp;Incidents</source>
        <translation>&amp;Incidents</translation>
    </message>
    <message>
        <source>&amp;Incident</source>
        <translation>&amp;Incident</translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation>&amp;List</translation>
    </message>
    <message>
        <source>Vie&amp;ws</source>
        <translation>Vie&amp;ws</translation>
    </message>
    <message>
        <source>&amp;Alerts</source>
        <translation>&amp;Alerts</translation>
    </message>
    <message>
        <source>&amp;Metrics</source>
        <translation>&amp;Metrics</translation>
    </message>
    <message>
        <source>A&amp;ctivity</source>
        <translation>A&amp;ctivity</translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation>&amp;Rules</translation>
    </message>
    <message>
        <source>C&amp;onfiguration items</source>
        <translation>C&amp;onfiguration items</translation>
    </message>
    <message>
        <source>Us&amp;ers</source>
        <translation>Us&amp;ers</translation>
    </message>
    <message>
        <source>Copy &amp;as</source>
        <translation>Copy &amp;as</translation>
    </message>
    <message>
        <source>&amp;Tabs of the pane</source>
        <translation>&amp;Tabs of the pane</translation>
    </message>
</context>
<context>
    <name>itsm::PasswordDialog</name>
    <message>
        <source>Password of “%1”</source>
        <translation>Password of “%1”</translation>
    </message>
    <message>
        <source>Open the profile</source>
        <translation>Open the profile</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>&amp;Keep it in the keychain of the desktop</source>
        <translation>&amp;Keep it in the keychain of the desktop</translation>
    </message>
    <message>
        <source>There is no keychain: it is forgotten when the console ends.</source>
        <translation>There is no keychain: it is forgotten when the console ends.</translation>
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
        <translation>Choose a priority.</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Set priority</source>
        <translation>Set priority</translation>
    </message>
    <message numerus="yes">
        <source>Set the priority of %n incident(s)</source>
        <translation>
            <numerusform>Set the priority of %n incident</numerusform>
            <numerusform>Set the priority of %n incidents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::ProfileActions</name>
    <message>
        <source>Open a profile</source>
        <translation>Open a profile</translation>
    </message>
</context>
<context>
    <name>itsm::ProfileDialog</name>
    <message>
        <source>Encrypted, server proven (verify-full)</source>
        <translation>Encrypted, server proven (verify-full)</translation>
    </message>
    <message>
        <source>Encrypted, authority proven (verify-ca)</source>
        <translation>Encrypted, authority proven (verify-ca)</translation>
    </message>
    <message>
        <source>Encrypted, server not proven (require)</source>
        <translation>Encrypted, server not proven (require)</translation>
    </message>
    <message>
        <source>Not encrypted (disable)</source>
        <translation>Not encrypted (disable)</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Give it a name by which you know it.</source>
        <translation>Give it a name by which you know it.</translation>
    </message>
    <message>
        <source>Another profile has this name.</source>
        <translation>Another profile has this name.</translation>
    </message>
    <message>
        <source>Name the file with its whole path, beginning with /.</source>
        <translation>Name the file with its whole path, beginning with /.</translation>
    </message>
    <message>
        <source>Name the database on the server.</source>
        <translation>Name the database on the server.</translation>
    </message>
    <message>
        <source>The server proves that it is this host. Choose this unless you know why not.</source>
        <translation>The server proves that it is this host. Choose this unless you know why not.</translation>
    </message>
    <message>
        <source>The authority vouches for the server, but it may be another host of the same owner.</source>
        <translation>The authority vouches for the server, but it may be another host of the same owner.</translation>
    </message>
    <message>
        <source>Nobody can listen, but anybody can pretend to be the server.</source>
        <translation>Nobody can listen, but anybody can pretend to be the server.</translation>
    </message>
    <message>
        <source>Everybody on the way can read and change everything, the password included.</source>
        <translation>Everybody on the way can read and change everything, the password included.</translation>
    </message>
    <message>
        <source>Kept in the keychain of your desktop.</source>
        <translation>Kept in the keychain of your desktop.</translation>
    </message>
    <message>
        <source>There is no keychain: it is kept in memory and asked for at the next start.</source>
        <translation>There is no keychain: it is kept in memory and asked for at the next start.</translation>
    </message>
    <message>
        <source>(unchanged)</source>
        <translation>(unchanged)</translation>
    </message>
    <message>
        <source>Paste one here to fill in the fields below.</source>
        <translation>Paste one here to fill in the fields below.</translation>
    </message>
    <message>
        <source>Further options: %1</source>
        <translation>Further options: %1</translation>
    </message>
    <message>
        <source>Edit the profile</source>
        <translation>Edit the profile</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>New profile</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>A file of this computer (SQLite)</source>
        <translation>A file of this computer (SQLite)</translation>
    </message>
    <message>
        <source>A database server (PostgreSQL)</source>
        <translation>A database server (PostgreSQL)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Where the data are</source>
        <translation>Where the data are</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>A file that does not exist yet is made when the profile is opened.</source>
        <translation>A file that does not exist yet is made when the profile is opened.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Empty: the server of this computer.</source>
        <translation>Empty: the server of this computer.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>User</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Empty: your name on this computer.</source>
        <translation>Empty: your name on this computer.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>A PEM file. Empty: ~/.postgresql/root.crt</source>
        <translation>A PEM file. Empty: ~/.postgresql/root.crt</translation>
    </message>
    <message>
        <source>There is no certificate in this file.</source>
        <translation>There is no certificate in this file.</translation>
    </message>
    <message>
        <source>An ITSM server (REST)</source>
        <translation>An ITSM server (REST)</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Address of the server</translation>
    </message>
    <message>
        <source>You sign in when you open the profile.</source>
        <translation>You sign in when you open the profile.</translation>
    </message>
    <message>
        <source>Empty: is asked for when you sign in.</source>
        <translation>Empty: is asked for when you sign in.</translation>
    </message>
    <message>
        <source>Its code. Empty: the first one.</source>
        <translation>Its code. Empty: the first one.</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Certificate authority</translation>
    </message>
    <message>
        <source>A PEM file, where the authority of your organization is not known to this computer.</source>
        <translation>A PEM file, where the authority of your organization is not known to this computer.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Encryption</translation>
    </message>
    <message>
        <source>This is a file. Choose “A file of this computer (SQLite)” above to open it.</source>
        <translation>This is a file. Choose “A file of this computer (SQLite)” above to open it.</translation>
    </message>
    <message>
        <source>An address begins with postgresql://. A host alone goes into its own field below.</source>
        <translation>An address begins with postgresql://. A host alone goes into its own field below.</translation>
    </message>
    <message>
        <source>The address is not complete.</source>
        <translation>The address is not complete.</translation>
    </message>
</context>
<context>
    <name>itsm::ProfileList</name>
    <message>
        <source>%1, %2</source>
        <comment>name and place of a profile</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Remove the profile</source>
        <translation>Remove the profile</translation>
    </message>
    <message>
        <source>Remove the profile “%1”?</source>
        <translation>Remove the profile “%1”?</translation>
    </message>
    <message>
        <source>Only this entry and its password are forgotten. The data stay where they are: %1</source>
        <translation>Only this entry and its password are forgotten. The data stay where they are: %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profiles</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Add…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Edit…</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>D&amp;uplicate</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Remove…</translation>
    </message>
</context>
<context>
    <name>itsm::ProfileSettings</name>
    <message>
        <source>Profiles</source>
        <translation>Profiles</translation>
    </message>
    <message>
        <source>workspace database server PostgreSQL SQLite connection password TLS tenant</source>
        <translation>workspace database server PostgreSQL SQLite connection password TLS tenant</translation>
    </message>
</context>
<context>
    <name>itsm::ProgressBanner</name>
    <message>
        <source>%1 of %2</source>
        <comment>progress</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelling…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>itsm::RankFinder</name>
    <message>
        <source>The list changes too fast to find a place in it.</source>
        <translation>The list changes too fast to find a place in it.</translation>
    </message>
</context>
<context>
    <name>itsm::RecordExport</name>
    <message numerus="yes">
        <source>%n row(s) written to %1.</source>
        <translation>
            <numerusform>%n row written to %1.</numerusform>
            <numerusform>%n rows written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::RecordPage</name>
    <message>
        <source>Select a row first.</source>
        <translation>Select a row first.</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>Copy as &amp;text</translation>
    </message>
    <message>
        <source>Copy for &amp;spreadsheets (TSV)</source>
        <translation>Copy for &amp;spreadsheets (TSV)</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>Copy as &amp;CSV</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Copy as &amp;JSON</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>Copy as &amp;Markdown</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Nothing matches the filter</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>sorted by %1, ascending</source>
        <translation>sorted by %1, ascending</translation>
    </message>
    <message>
        <source>sorted by %1, descending</source>
        <translation>sorted by %1, descending</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message>
        <source>older ones are not shown</source>
        <translation>older ones are not shown</translation>
    </message>
</context>
<context>
    <name>itsm::RelationForm</name>
    <message>
        <source>Choose an item from the list.</source>
        <translation>Choose an item from the list.</translation>
    </message>
    <message>
        <source>New relation</source>
        <translation>New relation</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Relation of %1</source>
        <translation>Relation of %1</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>Configuration item</translation>
    </message>
</context>
<context>
    <name>itsm::RelationListModel</name>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>Configuration item</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Criticality</translation>
    </message>
    <message>
        <source>Open incidents</source>
        <translation>Open incidents</translation>
    </message>
</context>
<context>
    <name>itsm::RelationsPane</name>
    <message>
        <source>Relations of %1</source>
        <translation>Relations of %1</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Relations</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>No item is chosen</source>
        <translation>No item is chosen</translation>
    </message>
    <message>
        <source>Choose one above to see what it depends on and what uses it.</source>
        <translation>Choose one above to see what it depends on and what uses it.</translation>
    </message>
    <message>
        <source>It has no relations</source>
        <translation>It has no relations</translation>
    </message>
    <message>
        <source>Add what it depends on, runs on or connects to.</source>
        <translation>Add what it depends on, runs on or connects to.</translation>
    </message>
</context>
<context>
    <name>itsm::RuleConflict</name>
    <message>
        <source>The stored rule as JSON</source>
        <translation>The stored rule as JSON</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Take theirs</translation>
    </message>
    <message>
        <source>Save mine over it</source>
        <translation>Save mine over it</translation>
    </message>
    <message numerus="yes">
        <source>%1 Now %n line(s) of the stored rule differ from yours:</source>
        <comment>the first part is a sentence</comment>
        <translation>
            <numerusform>%1 Now %n line of the stored rule differs from yours:</numerusform>
            <numerusform>%1 Now %n lines of the stored rule differ from yours:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 Now the stored rule lacks %n line(s) of yours:</source>
        <comment>the first part is a sentence</comment>
        <translation>
            <numerusform>%1 Now the stored rule lacks %n line of yours:</numerusform>
            <numerusform>%1 Now the stored rule lacks %n lines of yours:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>itsm::RuleEditor</name>
    <message>
        <source>Discard changes</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>Discard what you have written?</source>
        <translation>Discard what you have written?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Line %1, column %2: %3</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>New rule</translation>
    </message>
    <message>
        <source>Rule as JSON</source>
        <translation>Rule as JSON</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Mistakes</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>No rule is chosen</source>
        <translation>No rule is chosen</translation>
    </message>
    <message>
        <source>Choose one to read its conditions and actions.</source>
        <translation>Choose one to read its conditions and actions.</translation>
    </message>
    <message>
        <source>Correct the mistakes first.</source>
        <translation>Correct the mistakes first.</translation>
    </message>
</context>
<context>
    <name>itsm::RuleListModel</name>
    <message>
        <source>On</source>
        <comment>rule</comment>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>rule</comment>
        <translation>Off</translation>
    </message>
    <message>
        <source>It has not run yet.</source>
        <translation>It has not run yet.</translation>
    </message>
    <message>
        <source>On</source>
        <comment>heading: whether the rule is switched on</comment>
        <translation>On</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Last run</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
</context>
<context>
    <name>itsm::RulesPage</name>
    <message>
        <source>The rule was saved.</source>
        <translation>The rule was saved.</translation>
    </message>
    <message>
        <source>The rule was saved; it is switched off.</source>
        <translation>The rule was saved; it is switched off.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s)</source>
        <translation>
            <numerusform>%Ln rule</numerusform>
            <numerusform>%Ln rules</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 rules</source>
        <translation>%L1 of %L2 rules</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) copied.</source>
        <translation>
            <numerusform>%Ln rule copied.</numerusform>
            <numerusform>%Ln rules copied.</numerusform>
        </translation>
    </message>
    <message>
        <source>No rules</source>
        <translation>No rules</translation>
    </message>
    <message>
        <source>Rules escalate, notify or assign by themselves. Make one with New.</source>
        <translation>Rules escalate, notify or assign by themselves. Make one with New.</translation>
    </message>
    <message>
        <source>Your role “%1” may not change rules.</source>
        <translation>Your role “%1” may not change rules.</translation>
    </message>
    <message>
        <source>Choose a rule first.</source>
        <translation>Choose a rule first.</translation>
    </message>
    <message>
        <source>Save or cancel what you are writing first.</source>
        <translation>Save or cancel what you are writing first.</translation>
    </message>
    <message>
        <source>Nothing is being written.</source>
        <translation>Nothing is being written.</translation>
    </message>
    <message>
        <source>There is no mistake.</source>
        <translation>There is no mistake.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Switch off</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Switch on</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>New rule</translation>
    </message>
    <message>
        <source>Nobody has looked at it yet</source>
        <translation>Nobody has looked at it yet</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>name of a duplicated rule</comment>
        <translation>%1 (copy)</translation>
    </message>
    <message>
        <source>“%1” is on.</source>
        <translation>“%1” is on.</translation>
    </message>
    <message>
        <source>“%1” is off.</source>
        <translation>“%1” is off.</translation>
    </message>
    <message>
        <source>Delete rule</source>
        <translation>Delete rule</translation>
    </message>
    <message>
        <source>Delete the rule “%1”?</source>
        <translation>Delete the rule “%1”?</translation>
    </message>
    <message>
        <source>Its counters go with it. This cannot be undone; a rule that is switched off rests as well.</source>
        <translation>Its counters go with it. This cannot be undone; a rule that is switched off rests as well.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>The rule was deleted.</source>
        <translation>The rule was deleted.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>Filter: words, is:enabled, type:escalation, runs:&gt;0 …</source>
        <translation>Filter: words, is:enabled, type:escalation, runs:&gt;0 …</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>What you have written in the rule “%1” is not saved.</source>
        <translation>What you have written in the rule “%1” is not saved.</translation>
    </message>
</context>
<context>
    <name>itsm::SavedViews</name>
    <message>
        <source>All incidents</source>
        <translation>All incidents</translation>
    </message>
    <message>
        <source>Shared by somebody else</source>
        <translation>Shared by somebody else</translation>
    </message>
    <message>
        <source>Everybody sees it</source>
        <translation>Everybody sees it</translation>
    </message>
    <message>
        <source>One begins with it</source>
        <translation>One begins with it</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Key: %1</translation>
    </message>
    <message>
        <source>There is no view %1 yet: save one.</source>
        <translation>There is no view %1 yet: save one.</translation>
    </message>
    <message>
        <source>No saved view is shown.</source>
        <translation>No saved view is shown.</translation>
    </message>
    <message>
        <source>The view “%1” has a filter that cannot be read: %2</source>
        <translation>The view “%1” has a filter that cannot be read: %2</translation>
    </message>
    <message>
        <source>View “%1” saved.</source>
        <translation>View “%1” saved.</translation>
    </message>
    <message>
        <source>Delete view</source>
        <translation>Delete view</translation>
    </message>
    <message>
        <source>Delete the view “%1”?</source>
        <translation>Delete the view “%1”?</translation>
    </message>
    <message>
        <source>It disappears for everybody. The incidents stay as they are.</source>
        <translation>It disappears for everybody. The incidents stay as they are.</translation>
    </message>
    <message>
        <source>The incidents stay as they are.</source>
        <translation>The incidents stay as they are.</translation>
    </message>
    <message>
        <source>View “%1” deleted.</source>
        <translation>View “%1” deleted.</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Show</translation>
    </message>
    <message>
        <source>Save what is shown &amp;here</source>
        <translation>Save what is shown &amp;here</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Edit…</translation>
    </message>
    <message>
        <source>&amp;Begin with it</source>
        <translation>&amp;Begin with it</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Delete…</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>View: %1</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>This filter cannot be saved: %1</source>
        <comment>why it cannot be read</comment>
        <translation>This filter cannot be saved: %1</translation>
    </message>
</context>
<context>
    <name>itsm::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Search the settings</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>Parts of the settings</translation>
    </message>
    <message>
        <source>No setting is called so. Try another word.</source>
        <translation>No setting is called so. Try another word.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>itsm::SettingsStore</name>
    <message>
        <source>%1 cannot be written: %2. What you change is lost with the end of the program.</source>
        <translation>%1 cannot be written: %2. What you change is lost with the end of the program.</translation>
    </message>
</context>
<context>
    <name>itsm::ShortcutEditor</name>
    <message>
        <source>Choose a command above.</source>
        <translation>Choose a command above.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2” now. If you set it, that command loses it.</source>
        <translation>%1 belongs to “%2” now. If you set it, that command loses it.</translation>
    </message>
    <message>
        <source>Press the new key in the field, then Set.</source>
        <translation>Press the new key in the field, then Set.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Commands and their keys</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>New key</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>No key</translation>
    </message>
    <message>
        <source>Standard key</source>
        <translation>Standard key</translation>
    </message>
    <message>
        <source>Press the keys</source>
        <translation>Press the keys</translation>
    </message>
    <message>
        <source>“%1” has lost the key %2.</source>
        <translation>“%1” has lost the key %2.</translation>
    </message>
    <message>
        <source>“%1” has the key %2 again.</source>
        <translation>“%1” has the key %2 again.</translation>
    </message>
    <message>
        <source>“%1” has no key now.</source>
        <translation>“%1” has no key now.</translation>
    </message>
    <message>
        <source>“%1” has the key %2 now.</source>
        <translation>“%1” has the key %2 now.</translation>
    </message>
</context>
<context>
    <name>itsm::ShortcutSettings</name>
    <message>
        <source>Shortcuts</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Show all keys</translation>
    </message>
    <message>
        <source>Keys of all commands</source>
        <translation>Keys of all commands</translation>
    </message>
    <message>
        <source>Also with F1, wherever you are.</source>
        <translation>Also with F1, wherever you are.</translation>
    </message>
    <message>
        <source>keyboard keys hotkeys</source>
        <translation>keyboard keys hotkeys</translation>
    </message>
</context>
<context>
    <name>itsm::SignInDialog</name>
    <message>
        <source>Enter your user name.</source>
        <translation>Enter your user name.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Enter your password.</translation>
    </message>
    <message>
        <source>Choose a new password.</source>
        <translation>Choose a new password.</translation>
    </message>
    <message>
        <source>The two new passwords are not the same.</source>
        <translation>The two new passwords are not the same.</translation>
    </message>
    <message>
        <source>This window belongs to somebody else&apos;s work. Open the profile again to work as %1.</source>
        <translation>This window belongs to somebody else&apos;s work. Open the profile again to work as %1.</translation>
    </message>
    <message>
        <source>Your password was chosen by somebody else. Choose one of your own.</source>
        <translation>Your password was chosen by somebody else. Choose one of your own.</translation>
    </message>
    <message>
        <source>Sign in at “%1”</source>
        <translation>Sign in at “%1”</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Change the password</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>New password, again</source>
        <translation>New password, again</translation>
    </message>
    <message>
        <source>&amp;Stay signed in: keep the session in the keychain of the desktop</source>
        <translation>&amp;Stay signed in: keep the session in the keychain of the desktop</translation>
    </message>
    <message>
        <source>There is no keychain: you will be asked again at the next start.</source>
        <translation>There is no keychain: you will be asked again at the next start.</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>Your password is changed.</translation>
    </message>
    <message>
        <source>The user name or the password is wrong.</source>
        <translation>The user name or the password is wrong.</translation>
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
        <translation>not known yet</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>at least %1</translation>
    </message>
    <message>
        <source>%1, not up to date</source>
        <translation>%1, not up to date</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title of a card and its number</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>itsm::StatCards</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>All incidents on which work is still expected</source>
        <translation>All incidents on which work is still expected</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Critical</translation>
    </message>
    <message>
        <source>Open incidents of critical severity</source>
        <translation>Open incidents of critical severity</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>Open incidents that nobody works on</source>
        <translation>Open incidents that nobody works on</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Open longer than their severity allows</source>
        <translation>Open longer than their severity allows</translation>
    </message>
    <message>
        <source>MTTR</source>
        <translation>MTTR</translation>
    </message>
    <message>
        <source>Mean time from creation to resolution; shows the resolved ones</source>
        <translation>Mean time from creation to resolution; shows the resolved ones</translation>
    </message>
</context>
<context>
    <name>itsm::StateOverlay</name>
    <message>
        <source>Since %1 (%2)</source>
        <comment>absolute time, how long ago</comment>
        <translation>Since %1 (%2)</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>Shown as of %1 (%2). %3</source>
        <comment>absolute time, how long ago, a sentence</comment>
        <translation>Shown as of %1 (%2). %3</translation>
    </message>
    <message>
        <source>Shown as of %1 (%2).</source>
        <comment>absolute time, how long ago</comment>
        <translation>Shown as of %1 (%2).</translation>
    </message>
</context>
<context>
    <name>itsm::StatusStrip</name>
    <message>
        <source>%1 local</source>
        <comment>time zone</comment>
        <translation>%1 local</translation>
    </message>
    <message>
        <source>Time zone: %1</source>
        <translation>Time zone: %1</translation>
    </message>
    <message>
        <source>Engine: not in this console</source>
        <translation>Engine: not in this console</translation>
    </message>
    <message>
        <source>Rules, escalation and notification run in the server. This console only writes what they act on.</source>
        <translation>Rules, escalation and notification run in the server. This console only writes what they act on.</translation>
    </message>
</context>
<context>
    <name>itsm::TransferSettings</name>
    <message>
        <source>Export and import</source>
        <translation>Export and import</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Export settings</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Import settings</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>Settings (*.json)</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Written to %1.</translation>
    </message>
    <message numerus="yes">
        <source>They take the place of yours, and its %n profile(s) that of your profiles.</source>
        <translation>
            <numerusform>They take the place of yours, and its %n profile that of your profiles.</numerusform>
            <numerusform>They take the place of yours, and its %n profiles that of your profiles.</numerusform>
        </translation>
    </message>
    <message>
        <source>They take the place of yours.</source>
        <translation>They take the place of yours.</translation>
    </message>
    <message numerus="yes">
        <source>Take over %n setting(s) from this file?</source>
        <translation>
            <numerusform>Take over %n setting from this file?</numerusform>
            <numerusform>Take over %n settings from this file?</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>The settings are in force.</source>
        <translation>The settings are in force.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>All of these settings, profiles and shortcuts as a JSON file. Passwords are not in it.</source>
        <translation>All of these settings, profiles and shortcuts as a JSON file. Passwords are not in it.</translation>
    </message>
    <message>
        <source>A file with anything unknown in it is refused as a whole.</source>
        <translation>A file with anything unknown in it is refused as a whole.</translation>
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
        <translation>&amp;Show the console</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
</context>
<context>
    <name>itsm::UserForm</name>
    <message>
        <source>Write the name that others see.</source>
        <translation>Write the name that others see.</translation>
    </message>
    <message>
        <source>Write the name that the person signs in with.</source>
        <translation>Write the name that the person signs in with.</translation>
    </message>
    <message>
        <source>Choose a role.</source>
        <translation>Choose a role.</translation>
    </message>
    <message>
        <source>Edit user</source>
        <translation>Edit user</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>New user</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>The name in the operating system or database.</source>
        <translation>The name in the operating system or database.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Full name</translation>
    </message>
</context>
<context>
    <name>itsm::UserListModel</name>
    <message>
        <source>Active</source>
        <comment>user</comment>
        <translation>Active</translation>
    </message>
    <message>
        <source>Deactivated</source>
        <comment>user</comment>
        <translation>Deactivated</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Open incidents</source>
        <translation>Open incidents</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Full name</translation>
    </message>
</context>
<context>
    <name>itsm::UsersPage</name>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 users</source>
        <translation>%L1 of %L2 users</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) copied.</source>
        <translation>
            <numerusform>%Ln user copied.</numerusform>
            <numerusform>%Ln users copied.</numerusform>
        </translation>
    </message>
    <message>
        <source>No users</source>
        <translation>No users</translation>
    </message>
    <message>
        <source>Make the first one with New.</source>
        <translation>Make the first one with New.</translation>
    </message>
    <message>
        <source>Only administrators change users; your role is “%1”.</source>
        <translation>Only administrators change users; your role is “%1”.</translation>
    </message>
    <message>
        <source>Choose a user first.</source>
        <translation>Choose a user first.</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>Deactivate</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Activate</translation>
    </message>
    <message>
        <source>%1 was made.</source>
        <translation>%1 was made.</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 was saved.</translation>
    </message>
    <message>
        <source>This is you: you cannot sign in any more.</source>
        <translation>This is you: you cannot sign in any more.</translation>
    </message>
    <message>
        <source>The person cannot sign in any more. What the person did stays in the records.</source>
        <translation>The person cannot sign in any more. What the person did stays in the records.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open incident(s) stay assigned.</source>
        <translation>
            <numerusform>%Ln open incident stays assigned.</numerusform>
            <numerusform>%Ln open incidents stay assigned.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deactivate user</source>
        <translation>Deactivate user</translation>
    </message>
    <message>
        <source>Deactivate “%1”?</source>
        <translation>Deactivate “%1”?</translation>
    </message>
    <message>
        <source>%1 may sign in again.</source>
        <translation>%1 may sign in again.</translation>
    </message>
    <message>
        <source>%1 was deactivated.</source>
        <translation>%1 was deactivated.</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>Filter: words, role:admin, is:inactive, open:&gt;0 …</source>
        <translation>Filter: words, role:admin, is:inactive, open:&gt;0 …</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
</context>
<context>
    <name>itsm::ValueRow</name>
    <message>
        <source>Edit: %1</source>
        <translation>Edit: %1</translation>
    </message>
</context>
<context>
    <name>itsm::VerbBar</name>
    <message>
        <source>Resume work</source>
        <translation>Resume work</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>More commands</translation>
    </message>
</context>
<context>
    <name>itsm::ViewBar</name>
    <message>
        <source>%1 (changed)</source>
        <comment>name of a view</comment>
        <translation>%1 (changed)</translation>
    </message>
    <message>
        <source>%1: %2 incidents</source>
        <comment>name of a view, its number</comment>
        <translation>%1: %2 incidents</translation>
    </message>
</context>
<context>
    <name>itsm::ViewForm</name>
    <message>
        <source>Replaces your view of this name.</source>
        <translation>Replaces your view of this name.</translation>
    </message>
    <message>
        <source>Give the view a name.</source>
        <translation>Give the view a name.</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Everybody sees it</source>
        <translation>Everybody sees it</translation>
    </message>
    <message>
        <source>Begin with this view on this computer</source>
        <translation>Begin with this view on this computer</translation>
    </message>
    <message>
        <source>Keeps the columns, their order and the row height. No filter is set.</source>
        <translation>Keeps the columns, their order and the row height. No filter is set.</translation>
    </message>
    <message>
        <source>Another view of yours has this name.</source>
        <translation>Another view of yours has this name.</translation>
    </message>
    <message>
        <source>Edit view</source>
        <translation>Edit view</translation>
    </message>
    <message>
        <source>Keeps the filter “%1”, the columns, their order and the row height.</source>
        <translation>Keeps the filter “%1”, the columns, their order and the row height.</translation>
    </message>
</context>
<context>
    <name>itsm::WindowActions</name>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>View</source>
        <translation>View</translation>
    </message>
    <message>
        <source>&amp;Open a profile…</source>
        <translation>&amp;Open a profile…</translation>
    </message>
    <message>
        <source>Choose, add and change the places to work on</source>
        <translation>Choose, add and change the places to work on</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Settings…</translation>
    </message>
    <message>
        <source>Look, language, notifications, profiles, shortcuts</source>
        <translation>Look, language, notifications, profiles, shortcuts</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation>Find a &amp;command…</translation>
    </message>
    <message>
        <source>All commands, and incidents by their number</source>
        <translation>All commands, and incidents by their number</translation>
    </message>
    <message>
        <source>Settings: &amp;look and language</source>
        <translation>Settings: &amp;look and language</translation>
    </message>
    <message>
        <source>Settings: &amp;notifications</source>
        <translation>Settings: &amp;notifications</translation>
    </message>
    <message>
        <source>Settings: &amp;profiles</source>
        <translation>Settings: &amp;profiles</translation>
    </message>
    <message>
        <source>Settings: &amp;shortcuts</source>
        <translation>Settings: &amp;shortcuts</translation>
    </message>
    <message>
        <source>Settings: &amp;export and import</source>
        <translation>Settings: &amp;export and import</translation>
    </message>
    <message>
        <source>Light or &amp;dark</source>
        <translation>Light or &amp;dark</translation>
    </message>
    <message>
        <source>Switch between the light and the dark look</source>
        <translation>Switch between the light and the dark look</translation>
    </message>
    <message>
        <source>English or &amp;Chinese</source>
        <translation>English or &amp;Chinese</translation>
    </message>
    <message>
        <source>Switch the language of the console</source>
        <translation>Switch the language of the console</translation>
    </message>
    <message>
        <source>Local time or &amp;UTC</source>
        <translation>Local time or &amp;UTC</translation>
    </message>
    <message>
        <source>Switch all times between the local zone and UTC</source>
        <translation>Switch all times between the local zone and UTC</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Larger</translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation>S&amp;maller</translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation>&amp;Usual size</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Compact rows</translation>
    </message>
    <message>
        <source>Normal rows</source>
        <translation>Normal rows</translation>
    </message>
    <message>
        <source>Roomy rows</source>
        <translation>Roomy rows</translation>
    </message>
    <message>
        <source>&amp;Keys and filters</source>
        <translation>&amp;Keys and filters</translation>
    </message>
    <message>
        <source>&amp;About ITSM Console</source>
        <translation>&amp;About ITSM Console</translation>
    </message>
    <message>
        <source>About ITSM Console</source>
        <translation>About ITSM Console</translation>
    </message>
    <message>
        <source>ITSM Console %1</source>
        <translation>ITSM Console %1</translation>
    </message>
    <message>
        <source>IT incident management for operations centres. The source is under the MIT licence; this program links Qt Charts and is distributed under the GNU General Public License, version 3.</source>
        <translation>IT incident management for operations centres. The source is under the MIT licence; this program links Qt Charts and is distributed under the GNU General Public License, version 3.</translation>
    </message>
    <message>
        <source>No session is over.</source>
        <translation>No session is over.</translation>
    </message>
    <message>
        <source>S&amp;ign in again…</source>
        <translation>S&amp;ign in again…</translation>
    </message>
    <message>
        <source>Go on where the session ended</source>
        <translation>Go on where the session ended</translation>
    </message>
</context>
<context>
    <name>itsm::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>Switch to &amp;profile</source>
        <translation>Switch to &amp;profile</translation>
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
        <translation>Incidents live in a workspace: a file of your own, or a database that you share with others.</translation>
    </message>
    <message>
        <source>Look around with a &amp;sample workspace</source>
        <translation>Look around with a &amp;sample workspace</translation>
    </message>
    <message>
        <source>Services, people, and two weeks of incidents in both languages. A file of yours; nothing is sent anywhere.</source>
        <translation>Services, people, and two weeks of incidents in both languages. A file of yours; nothing is sent anywhere.</translation>
    </message>
    <message>
        <source>Start with an &amp;empty workspace</source>
        <translation>Start with an &amp;empty workspace</translation>
    </message>
    <message>
        <source>A new file on this computer. You are its administrator.</source>
        <translation>A new file on this computer. You are its administrator.</translation>
    </message>
    <message>
        <source>&amp;Connect to a server or database…</source>
        <translation>&amp;Connect to a server or database…</translation>
    </message>
    <message>
        <source>An ITSM server of your organization, or a PostgreSQL database. What signs you in goes to the keychain of the desktop.</source>
        <translation>An ITSM server of your organization, or a PostgreSQL database. What signs you in goes to the keychain of the desktop.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>itsm::WorkspaceOpener</name>
    <message>
        <source>Making the sample workspace…</source>
        <translation>Making the sample workspace…</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>Opening %1…</translation>
    </message>
    <message>
        <source>Your last session is over. Sign in again.</source>
        <translation>Your last session is over. Sign in again.</translation>
    </message>
</context>
</TS>

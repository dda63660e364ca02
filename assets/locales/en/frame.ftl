# The desk: navigation, commands, sections.

section = { $section ->
    [today] Today
    [receiving] Receiving
    [issuing] Issuing
    [lending] Lending
    [circulation] Circulation
    [documents] Documents
    [places] Places
    [people] People
    [journal] Journal
   *[settings] Settings
}
menu-go = Go

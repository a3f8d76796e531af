//! Exports as Jira writes them in other languages, versions and programs in between.

use super::*;
use crate::words::{Level, Scale};

/// Checks the one row of a table: key, level, scale, owner, start and end.
fn check(text: &[u8], kind: Kind, expect: &str) {
    let read = read_with(text, None);
    let shown = String::from_utf8_lossy(text);
    assert_eq!(read.recognised.mapping.kind, kind, "{shown}");
    let item = read.items.first().unwrap_or_else(|| panic!("no item in {shown}: {:?}", read.problems));
    let date = |date: Option<crate::date::PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let got = [
        item.source_id.clone().unwrap_or_default(),
        item.level.key().to_owned(),
        item.status_scale.map_or("", Scale::key).to_owned(),
        item.owner.clone().unwrap_or_default(),
        date(item.start),
        date(item.end),
    ];
    assert_eq!(got.join(" "), expect, "{shown}");
    // That an encoding was guessed is said of the whole file.
    let is_guessed = !read.facts.encoding.is_certain();
    assert_eq!(read.problems.len(), usize::from(is_guessed), "{shown}: {:?}", read.problems);
    assert_eq!(item.title, "X", "{shown}");
}

#[test]
fn jira_speaks_many_languages() {
    let expect = "PAY-12 initiative inProgress Ann 2026-02-25 2026-11-30";
    for text in [
        "Summary,Issue key,Issue id,Issue Type,Status,Assignee,Due date,Custom field (Start date),Status Category\n\
         X,PAY-12,1,Epic,Doing,Ann,30/Nov/26 12:00 AM,25/Feb/26 12:00 AM,In Progress",
        "Zusammenfassung,Vorgangsschlüssel,Vorgangs-ID,Vorgangstyp,Status,Zugewiesene Person,Fälligkeitsdatum,\
         Benutzerdefinierte Felder (Start date),Statuskategorie\nX,PAY-12,1,Epic,Wartet,Ann,30.11.2026 00:00,\
         25.02.2026 00:00,In Arbeit",
        "Vorgangstyp,Schlüssel,Zusammenfassung,Bearbeiter,Status,Fällig,Startdatum\n\
         Epos,PAY-12,X,Ann,In Bearbeitung,30/Nov/26,25/Feb./26",
        "Résumé,Clé de ticket,ID de ticket,Type de ticket,État,Personne assignée,Date d'échéance,\
         Champs personnalisés (Start date),Catégorie d'état\nX,PAY-12,1,Épopée,En revue,Ann,30/nov./26 12:00 AM,\
         25/févr./26 12:00 AM,En cours",
        "Tipo de Incidencia,Clave de incidencia,ID de la incidencia,Resumen,Persona asignada,Estado,Fecha de vencimiento,\
         Campo personalizado (Fecha de inicio)\nEpic,PAY-12,1,X,Ann,En curso,30/nov/26,25/feb/26 11:37 PM",
        "Tipo de item,Chave da item,ID da item,Resumo,Responsável,Status,Data limite,Campo personalizado (Start date)\n\
         Epic,PAY-12,1,X,Ann,Em andamento,30/nov/26,25/fev/26",
        "Podsumowanie,Klucz zgłoszenia,Id. zgłoszenia,Typ zgłoszenia,Status,Osoba przypisana,Termin,\
         Pole niestandardowe (Start date),Kategoria statusu\nX,PAY-12,1,Epik,Nasz,Ann,30/lis/26 12:00 AM,\
         25/lut/26 12:00 AM,W toku",
        "Samenvatting,Issuecode,Issue-id,Issuetype,Status,Toegewezen aan,Vervaldatum,Aangepast veld (Startdatum)\n\
         X,PAY-12,1,Epic,Bezig,Ann,30/nov./26,25/feb./26",
        "Riepilogo,Chiave ticket,ID ticket,Tipo di ticket,Stato,Assegnatario,Scadenza,Campo personalizzato (Data di inizio)\n\
         X,PAY-12,1,Epic,In corso,Ann,30/nov/26,25/feb/26",
        "Тема,Ключ проблемы,Тип задачи,Статус,Исполнитель,Срок исполнения,Пользовательское поле (Дата начала)\n\
         X,PAY-12,Эпик,В работе,Ann,30/нояб./26 12:00 AM,25/февр./26 12:00 AM",
        "要約,課題キー,課題 ID,課題タイプ,ステータス,担当者,期限,カスタム フィールド (Start date)\n\
         X,PAY-12,1,エピック,進行中,Ann,2026/11/30 12:00 午前,2026/02/25",
        "概要,问题关键字,问题 ID,问题类型,状态,经办人,到期日,自定义字段 (Start date)\n\
         X,PAY-12,1,史诗,处理中,Ann,30/十一月/26 12:00 上午,25/二月/26 12:00 上午",
        "요약,이슈 키,이슈 ID,이슈 유형,상태,담당자,기한,사용자 정의 필드 (Start date)\n\
         X,PAY-12,1,에픽,진행 중,Ann,2026년 11월 30일,2026년 2월 25일",
        "Sammanfattning,Ärendenyckel,Ärendetyp,Status,Tilldelad,Förfallodatum,Startdatum\n\
         X,PAY-12,Epic,Pågående,Ann,30/nov/26,25/feb/26",
        "Resumé,Sagsnøgle,Sagstype,Status,Tildelt,Forfaldsdato,Startdato\nX,PAY-12,Epic,Igangværende,Ann,30/nov/26,25/feb/26",
        "Yhteenveto,Tapausavain,Tapaustyyppi,Tila,Tekijä,Eräpäivä,Aloituspäivä\n\
         X,PAY-12,Epic,Käynnissä,Ann,30.11.2026,25. helmikuuta 2026",
        "Özet,Sorun anahtarı,Sorun türü,Durum,Atanan,Son tarih,Başlangıç tarihi\nX,PAY-12,Epik,Devam ediyor,Ann,30/Kas/26,25/Şub/26",
    ] {
        check(text.as_bytes(), Kind::Jira, expect);
    }
}

#[test]
fn files_that_were_saved_again_elsewhere() {
    let expect = "PAY-12 feature done Ann 2026-02-05 2026-06-21";
    let excel = "\u{feff}sep=;\r\nSummary;Issue key;Issue Type;Status;Assignee;Created;Due date;Start date\r\n\
                 X;PAY-12;Bug;Closed;Ann;5/13/2025 16:14;6/21/2026 0:00;2/5/2026 16:14\r\n";
    check(excel.as_bytes(), Kind::Jira, expect);
    let utf16: Vec<u8> = excel.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&utf16, Kind::Jira, expect);
    let serial = "Key\tSummary\tIssue Type\tStatus\tAssignee\tDue date\tStart date\r\nPAY-12\tX\tTask\tResolved\tAnn\t46194\t46058.5\r\n";
    check(serial.as_bytes(), Kind::Jira, expect);
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(
        "Zusammenfassung;Vorgangsschlüssel;Vorgangstyp;Status;Bearbeiter;Fälligkeitsdatum;Startdatum\r\n\
         X;PAY-12;Fehler;Erledigt;Ann;21.06.2026;05.02.2026\r\n",
    );
    check(&windows, Kind::Jira, expect);
    let misread = "RÃ©sumÃ©,ClÃ© de ticket,Type de ticket,Ã‰tat,Personne assignÃ©e,Date d'Ã©chÃ©ance,Start date\n\
                   X,PAY-12,Bug,Done,Ann,21/Jun/26,05/Feb/26\n";
    check(misread.as_bytes(), Kind::Jira, expect);
}

#[test]
fn parents_are_found_in_every_version() {
    let check = |header: &str, row: &str, expect: &str| {
        let read = read(&format!("Summary,Issue key,Issue id,Issue Type,{header}\nX,P-1,1,Story,{row}\n"));
        assert_eq!(read.items[0].parent.as_deref(), Some(expect), "{header}");
    };
    check("Parent,Parent key,Parent summary", "10,P-9,Nine", "P-9");
    check("Parent,Parent summary", "10,Nine", "10");
    check("Parent id,Custom field (Epic Link)", ",P-9", "P-9");
    check("Parent id,Custom field (Epic Link)", "10,P-9", "10");
    check("Custom field (Parent Link)", "P-9", "P-9");
    check("Principal,Clave principal,Parent summary", "10,P-9,Nine", "P-9");
    check("Pai,Chave pai", "10,P-9", "P-9");
}

#[test]
fn other_programs_are_tables() {
    let of = |text: &str| {
        let read = read(text);
        assert_eq!(read.recognised.mapping.kind, Kind::Generic, "{text}");
        assert!(read.problems.is_empty(), "{:?}", read.problems);
        read.items.into_iter().next().expect("an item")
    };
    let azure = of("ID,Work Item Type,Title,Assigned To,State,Tags,Area Path,Target Date\n\
                    7,Epic,X,Ann Lee <ann@example.com>,Active,a;b,Core\\Pay,25/01/2026 9:15:00 AM\n");
    assert_eq!((azure.source_id.as_deref(), azure.level), (Some("7"), Level::Initiative));
    assert_eq!(
        (azure.owner_email.as_deref(), azure.tags),
        (Some("ann@example.com"), vec!["a".into(), "b".into()])
    );
    assert_eq!((azure.team.as_deref(), azure.status_scale), (Some("Core\\Pay"), Some(Scale::InProgress)));
    let plane = of(
        "Project Name,Project Identifier,Parent,Identifier,Name,State Name,Assignees,Target Date,Labels\n\
                    Mobile,MOB,MOB-1,MOB-2,X,In Progress,\"[\"\"Ann\"\"]\",2026-02-25T00:00:00Z,\"[\"\"a b\"\"]\"\n",
    );
    assert_eq!((plane.source_id.as_deref(), plane.product.as_deref()), (Some("MOB-2"), Some("Mobile")));
    assert_eq!((plane.owner.as_deref(), plane.tags), (Some("Ann"), vec!["a b".to_owned()]));
    let linear = of("ID,Team,Title,Status,Project,Due Date,Parent issue,UUID,Blocked by\n\
                     C-2,Core,'=X,Todo,Pay,Wed May 13 2026 11:21:41 GMT+0000 (GMT+00:00),C-1,u-1,\"C-3, C-4\"\n");
    assert_eq!((linear.title.as_str(), linear.internal_id.as_deref()), ("=X", Some("u-1")));
    assert_eq!(
        (linear.depends_on, linear.parent.as_deref()),
        (vec!["C-3".into(), "C-4".into()], Some("C-1"))
    );
    let roadmunk = of("Item,Description,Start Date,End Date,Bucket\nX,Why,,,Next\n");
    assert_eq!((roadmunk.title.as_str(), roadmunk.timeframe.as_deref()), ("X", Some("Next")));
    let aha = of(
        "Feature reference #,Feature name,Release name,Feature status,Workspace name\nF-1,X,R1,Shipped,Pay\n",
    );
    assert_eq!((aha.source_id.as_deref(), aha.status_scale), (Some("F-1"), Some(Scale::Done)));
}

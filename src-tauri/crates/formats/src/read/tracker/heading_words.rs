//! The words of headings, in the languages Jira speaks and as other trackers and spreadsheets spell them. Only data: what
//! it means is in [`super::heading`]. The order is the rank: of two headings for one place the upper one is believed first.
//! Jira's own translations come from exports in those languages; sites of other languages are read by their values.

use super::heading::{Entry, Jira};
use super::mapping::Target;

const fn entry(target: Target, jira: Jira, words: &'static str) -> Entry {
    Entry { target, jira, custom: false, words }
}

/// A field that Jira also has as `Custom field (…)`.
const fn custom(target: Target, words: &'static str) -> Entry {
    Entry { target, jira: Jira::No, custom: true, words }
}

/// Every heading that is known, with all its spellings between `|`.
pub(super) const WORDS: &[Entry] = &[
    entry(
        Target::Title,
        Jira::Maybe,
        "Summary|Issue summary|Zusammenfassung|Résumé|Resumen|Samenvatting|Riepilogo|Sintesi|Riassunto|Resumo|Sumário|\
         Sammanfattning|Sammendrag|Oppsummering|Yhteenveto|Podsumowanie|Souhrn|Shrnutí|Súhrn|Zhrnutie|Összefoglalás|\
         Összegzés|Rezumat|Özet|Тема|Сводка|Резюме|Краткое описание|Підсумок|Περίληψη|要約|概要|摘要|요약|Kokkuvõte|Tóm tắt|สรุป",
    ),
    entry(
        Target::Title,
        Jira::No,
        "Title|Issue title|Work item title|Titel|Titre|Título|Titolo|Tittel|Otsikko|Tytuł|Заголовок|Название|タイトル|标题|\
         標題|제목|Name|Item name|Feature name|Record name|Task name|Task title|Requirement name|\
         Card name|Card title|Subject|Betreff|Asunto|Objet|Oggetto|Assunto|Onderwerp|Ämne|Emne|Aihe|Temat|件名|主题|Nombre|Nom|\
         Nome|Nazwa|Navn|Namn|Nimi|Headline|Item|Task|Feature|Deliverable|User story|Work item|Issue|ชื่อ|ชื่องาน|หัวข้อ|Tên|Tiêu đề|Tên công việc",
    ),
    // A tree of Azure DevOps has a column for each level of it.
    entry(
        Target::Title,
        Jira::No,
        "Title 1|Title 2|Title 3|Title 4|Title 5|Title 6|Title 7|Title 8|Title 9|Title 10",
    ),
    entry(Target::Title, Jira::No, EPIC_NAME),
    entry(Target::Title, Jira::No, INITIATIVE_NAME),
    entry(Target::Title, Jira::No, RELEASE_NAME),
    entry(
        Target::SourceId,
        Jira::Only,
        "Issue key|Work item key|Vorgangsschlüssel|Clé de ticket|Clé du ticket|Clé de demande|Clave de incidencia|\
         Clave de la incidencia|Clave de actividad|Issuecode|Issuesleutel|Itemcode|Chiave ticket|Chiave issue|\
         Chiave segnalazione|Chiave richiesta|Chiave attività|Chave da item|Chave do item|Chave da pendência|\
         Chave do problema|Chave da solicitação|Chave do ticket|Ärendenyckel|Sagsnøgle|Problemnøgle|Opgavenøgle|Saksnøkkel|\
         Problemnøkkel|Tapausavain|Pyynnön avain|Tehtävän avain|Klucz zgłoszenia|Klucz zagadnienia|Klíč požadavku|\
         Klíč úkolu|Kľúč úlohy|Feladat kulcsa|Ügykulcs|Cheie problemă|Ключ проблемы|Ключ запроса|Ключ задачи|Код задачи|\
         Ключ запиту|Ключ завдання|課題キー|问题关键字|问题键|问题密钥|事务键|事务关键字|工作项关键字|問題鍵|이슈 키|업무 키|\
         Sorun anahtarı|Konu anahtarı|Talep anahtarı|รหัสปัญหา|Khóa vấn đề|Khóa sự cố",
    ),
    entry(
        Target::SourceId,
        Jira::Maybe,
        "Key|Schlüssel|Clé|Clave|Sleutel|Chiave|Chave|Nyckel|Nøgle|Nøkkel|Avain|Klucz|Klíč|Ключ|キー|关键字|密钥|키|Anahtar",
    ),
    entry(
        Target::SourceId,
        Jira::No,
        "Identifier|Reference|Ref|Reference number|Reference #|Feature reference #|Epic reference #|Ticket key|Ticket|\
         Ticket id|Task ID|Task key|Card ID|Feature id|Issue number|Number|Nummer|Nr|External id|Source id",
    ),
    entry(
        Target::InternalId,
        Jira::Only,
        "Issue id|Vorgangs-ID|ID de ticket|ID du ticket|ID de demande|ID de la incidencia|ID de incidencia|Issue-id|ID ticket|\
         ID issue|ID richiesta|ID segnalazione|ID da item|ID do item|ID da pendência|Ärende-ID|Sags-id|Saks-ID|Opgave-id|\
         Tapaustunnus|Id. zgłoszenia|ID zagadnienia|ID požadavku|ID úkolu|ID проблемы|ID запроса|ID задачи|課題 ID|问题 ID|\
         事务 ID|工作项 ID|이슈 ID|Sorun kimliği",
    ),
    entry(
        Target::InternalId,
        Jira::No,
        "ID|Work item id|Kennung|Identifiant|Identificador|Identificativo|Tunnus",
    ),
    entry(Target::InternalId, Jira::No, "UUID|GUID|Unique id|Internal id"),
    entry(
        Target::Level,
        Jira::Only,
        "Issue type|Vorgangstyp|Type de ticket|Type de demande|Tipo de incidencia|Tipo de actividad|Tipo di ticket|\
         Tipo ticket|Tipo di issue|Tipo segnalazione|Tipo di attività|Tipo de item|Tipo do item|Tipo de pendência|\
         Tipo de problema|Ärendetyp|Sagstype|Problemtype|Opgavetype|Sakstype|Tapaustyyppi|Pyynnön tyyppi|Tehtävätyyppi|\
         Typ zgłoszenia|Typ zagadnienia|Typ požadavku|Typ úkolu|Typ úlohy|Feladattípus|Tip problemă|Тип задачи|Тип запроса|\
         Тип проблемы|Тип запиту|課題タイプ|问题类型|事务类型|工作项类型|問題類型|이슈 유형|업무 유형|Sorun tipi|Sorun türü|\
         Konu tipi",
    ),
    entry(
        Target::Level,
        Jira::No,
        "Level|Hierarchy|Hierarchy level|Ebene|Niveau|Nivel|Livello|Nivå|Poziom|Taso",
    ),
    entry(
        Target::Level,
        Jira::No,
        "Work item type|Work type|Type|Typ|Tipo|Tyyppi|Тип|タイプ|種類|类型|類型|유형|Tür|Item type|Record type|Ticket type|\
         Tracker|ชนิด|ประเภท|Loại",
    ),
    entry(
        Target::Status,
        Jira::Maybe,
        "Status|Estado|État|Statut|Stato|Stan|Tila|Статус|Состояние|Стан|ステータス|状態|状态|狀態|상태|Durum|Stav|Állapot|\
         Stare|Κατάσταση|Issue status|State|State name|Workflow state|Feature status|Ticket status|สถานะ|Trạng thái|Tình trạng",
    ),
    entry(
        Target::Status,
        Jira::No,
        "Section/Column|Section|Stage|Project column|Column|List name|List|Phase",
    ),
    entry(
        Target::StatusCategory,
        Jira::Only,
        "Status category|Statuskategorie|Catégorie d'état|Catégorie de statut|Categoría de estado|Categoria de status|\
         Categoria do status|Categoria stato|Categoria dello stato|Categoria di stato|Statuscategorie|Statuskategori|\
         Tilaluokka|Tilan luokka|Kategoria statusu|Kategorie stavu|Kategória stavu|Állapotkategória|Категория статуса|\
         Категория состояния|ステータス カテゴリ|ステータス カテゴリー|状态类别|狀態類別|상태 카테고리|상태 범주|Durum kategorisi",
    ),
    entry(
        Target::Completed,
        Jira::No,
        "Completed at|Completed|Completed date|Date completed|Completed on|Closed at|Due complete|Is completed|Date closed|Date done",
    ),
    entry(
        Target::Owner,
        Jira::Maybe,
        "Assignee|Bearbeiter|Zugewiesene Person|Zugewiesen an|Personne assignée|Responsable|Attribué à|Persona asignada|\
         Asignado a|Toegewezen aan|Toegewezen persoon|Uitvoerder|Behandelaar|Assegnatario|Assegnato a|Responsável|\
         Atribuído a|Tilldelad|Tilldelad person|Tilldelad till|Tildelt|Tildelt til|Tildelt person|Ansvarlig|Ansvarig|\
         Tekijä|Käsittelijä|Vastuuhenkilö|Osoba przypisana|Przypisany|Przypisano do|Řešitel|Přiřazená osoba|\
         Pridelená osoba|Felelős|Persoană desemnată|Исполнитель|Виконавець|担当者|经办人|受託人|經辦人|담당자|Atanan|\
         Atanan kişi|ผู้รับผิดชอบ|ผู้ได้รับมอบหมาย|Người được giao|Người phụ trách",
    ),
    entry(
        Target::Owner,
        Jira::No,
        "Owner|Owners|Assigned to|Assign|Assignees|Members|Person|People|Feature assigned to|Assignee name|Lead|DRI|Responsible|Feature owner|Product owner|Product manager|\
         Zuständig|Verantwortlich|Verantwortliche|Responsabile|Właściciel|Ответственный|负责人|Product lead",
    ),
    custom(
        Target::Start,
        "Start date|Start|Startdatum|Beginn|Anfang|Begin|Begin date|Fecha de inicio|Fecha inicio|Inicio|Date de début|Début|\
         Data di inizio|Data inizio|Inizio|Data de início|Início|Data rozpoczęcia|Startdato|Alkamispäivä|Aloituspäivä|\
         Alkupäivä|Дата начала|Начало|開始日|开始日期|開始日期|시작 날짜|시작일|Başlangıç tarihi|Datum zahájení|Kezdő dátum|\
         Starts on|Start on|Feature start date|Timeframe start|Timeline - Start|Timeline start|วันที่เริ่มต้น|วันเริ่มต้น|Ngày bắt đầu",
    ),
    custom(
        Target::Start,
        "Target start|Target start date|Zielstart|Startziel|Début cible|Inicio previsto|Início previsto|Geplanter Start",
    ),
    custom(
        Target::Start,
        "Planned start|Planned start date|Geplanter Beginn|Fecha inicio planificado|Project start|Inicio del proyecto",
    ),
    custom(
        Target::End,
        "Due date|Due|Due on|Deadline|Fälligkeitsdatum|Fällig|Fällig am|Date d'échéance|Échéance|Date limite|\
         Fecha de vencimiento|Vencimiento|Fecha límite|Vervaldatum|Deadlinedatum|Scadenza|Data di scadenza|Data scadenza|\
         Data limite|Data de entrega|Data de vencimento|Prazo|Vencimento|Förfallodatum|Forfaldsdato|Forfallsdato|Frist|\
         Eräpäivä|Määräpäivä|Termin|Termin wykonania|Data realizacji|Termín|Termín dokončení|Termín splnění|Határidő|\
         Срок исполнения|Срок выполнения|Срок|Крайний срок|Дата выполнения|期限|期日|期限日|到期日|到期日期|截止日期|기한|\
         마감일|Son tarih|Teslim tarihi|Data scadentă|วันครบกำหนด|กำหนดส่ง|Ngày đến hạn|Hạn chót",
    ),
    custom(
        Target::End,
        "End date|End|Ends on|Feature due date|Feature end date|Timeframe end|Timeline - End|Timeline end|Finish|Finish date|Finished date|Enddatum|Ende|Date de fin|Fin|Fecha de fin|Fecha fin|\
         Einddatum|Data di fine|Data fine|Fine|Data de término|Data final|Fim|Término|Data zakończenia|Sluttdato|Slutdato|\
         Slutdatum|Loppupäivä|Päättymispäivä|Дата окончания|Окончание|終了日|结束日期|結束日期|종료일|Bitiş tarihi|\
         Datum dokončení|วันที่สิ้นสุด|วันสิ้นสุด|Ngày kết thúc",
    ),
    custom(
        Target::End,
        "Target end|Target end date|Target date|Target completion date|Zielende|Zieldatum|Date cible|Fin cible|\
         Fecha objetivo|Data alvo|Data de destino",
    ),
    custom(
        Target::End,
        "Planned end|Planned end date|Project target|Release date|Ship date|Launch date|Go-live date|Delivery date|ETA|\
         Fecha cierre planificado|Geplantes Ende",
    ),
    entry(
        Target::Timeframe,
        Jira::No,
        "Timeframe|Time frame|Quarter|Quartal|Trimestre|Kwartaal|Kvartal|Kwartał|Period|Horizon|Planned quarter|\
         Target quarter|Zeitraum|Bucket|Timeline|Dates|Date range|Time period|Roadmap quarter",
    ),
    entry(
        Target::Product,
        Jira::Maybe,
        "Project name|Projektname|Nom du projet|Nombre del proyecto|Projectnaam|Nome progetto|Nome del progetto|\
         Nome do projeto|Projektnamn|Projektnavn|Prosjektnavn|Projektin nimi|Nazwa projektu|Název projektu|Názov projektu|\
         Название проекта|Имя проекта|Назва проєкту|プロジェクト名|项目名称|項目名稱|專案名稱|프로젝트 이름|Proje adı",
    ),
    entry(
        Target::Product,
        Jira::No,
        "Product|Product name|Workspace name|Space name|Board name|Produkt|Produit|Producto|Prodotto|Produto|Tuote|Продукт|製品|产品|제품|Ürün|ผลิตภัณฑ์|Sản phẩm",
    ),
    entry(
        Target::Product,
        Jira::No,
        "Project|Projects|Projekt|Projet|Proyecto|Progetto|Projeto|Prosjekt|Projekti|Проект|プロジェクト|项目|프로젝트|Proje",
    ),
    entry(
        Target::Product,
        Jira::Maybe,
        "Project key|Space key|Project identifier|Projektschlüssel|Clé de projet|Clé du projet|Clave del proyecto|Projectcode|\
         Projectsleutel|Chiave progetto|Chiave del progetto|Chave do projeto|Projektnyckel|Projektnøgle|Prosjektnøkkel|\
         Projektin avain|Klucz projektu|Klíč projektu|Ключ проекта|プロジェクト キー|项目键|项目关键字|项目密钥|專案鍵|\
         프로젝트 키|Proje anahtarı",
    ),
    custom(
        Target::Team,
        "Team|Team name|Squad|Équipe|Equipo|Squadra|Equipe|Tiimi|Zespół|Команда|チーム|团队|團隊|팀|Takım|Tým|Scrum team|\
         Delivery team|ทีม|Nhóm",
    ),
    entry(Target::Team, Jira::No, "Area path|Area"),
    entry(
        Target::Team,
        Jira::Maybe,
        "Components|Component/s|Component|Komponenten|Komponente|Composants|Composant|Componentes|Componente|Componenten|\
         Onderdelen|Componenti|Komponenter|Komponent|Komponentit|Komponenty|Komponensek|Компоненты|Компонент|Компоненти|\
         コンポーネント|组件|模块|元件|구성 요소|컴포넌트|Bileşenler",
    ),
    custom(
        Target::Goal,
        "Goals|Goal|Objective|Objectives|Ziel|Ziele|Objectif|Objectifs|Objetivo|Objetivos|Doel|Doelen|Obiettivo|Obiettivi|\
         Mål|Tavoite|Tavoitteet|Cel|Cele|Цель|Цели|目標|目标|목표|OKR|Strategic goal|Strategic objective|Goal name|Objective name",
    ),
    entry(
        Target::Tags,
        Jira::Maybe,
        "Labels|Label|Tags|Tag|Stichwörter|Stichworte|Schlagwörter|Étiquettes|Libellés|Etiquetas|Etiqueta|Etichette|\
         Etiketter|Etiketten|Categorias|Rótulos|Marcadores|Tunnisteet|Etykiety|Štítky|Címkék|Etichete|Mærkater|Merkelapper|\
         Метки|Теги|Мітки|ラベル|标签|標籤|레이블|라벨|Etiketler|Keywords|ป้ายกำกับ|Nhãn",
    ),
    entry(
        Target::Tags,
        Jira::Only,
        "Fix versions|Fix version|Lösungsversionen|Lösungsversion|Lösungsversion(en)|Korrekturversionen|Versions corrigées|\
         Version(s) corrigée(s)|Versions de correction|Versiones correctoras|Versión(es) Correctora(s)|\
         Versiones de corrección|Versões de correção|Versão de correção|Versões corrigidas|Oplossingsversies|\
         Reparatieversies|Versioni di correzione|Correzione versioni|Wersje naprawy|Wersje poprawki|Opravené verze|\
         Исправить в версиях|Исправление в версиях|修正バージョン|修复版本|修復版本|수정 버전|Düzeltme sürümleri",
    ),
    entry(Target::Tags, Jira::No, "Releases|Release|Feature tags|Milestone|Project Milestone"),
    entry(
        Target::Tags,
        Jira::No,
        "Theme|Themes|Strategic theme|Pillar|Lane|Swimlane|Workstream|Category|Thema|Kategorie|Bereich|Catégorie|Categoría",
    ),
    entry(
        Target::Parent,
        Jira::Maybe,
        "Parent key|Parent issue key|Übergeordneter Schlüssel|Schlüssel des übergeordneten Elements|Clé parent|Clé parente|\
         Clé du parent|Clave principal|Clave del padre|Chave pai|Chave do pai|Chiave principale|Chiave padre|\
         Bovenliggende sleutel|Bovenliggende code|Klucz elementu nadrzędnego|Klucz nadrzędny|Nadřazený klíč|Ключ родителя|\
         Ключ родительской задачи|親キー|親課題キー|父项关键字|父级键|父级关键字|상위 키|Üst anahtar|Överordnad nyckel|\
         Overordnet nøgle|Overordnet nøkkel",
    ),
    entry(
        Target::Parent,
        Jira::Maybe,
        "Parent|Parent issue|Parent work item|Parent task|Übergeordnet|Übergeordneter Vorgang|Übergeordnetes Element|\
         Principal|Padre|Elemento principal|Pai|Item pai|Elemento padre|Principale|Elemento principale|Bovenliggend|\
         Bovenliggend item|Överordnad|Överordnat|Overordnet|Forælder|Ylätaso|Ylätason kohde|Element nadrzędny|Nadrzędny|\
         Nadřazený|Nadřazená položka|Szülő|Родитель|Родительская задача|Батьківський елемент|親|親課題|父级|父项|父任务|\
         父問題|상위|상위 항목|Üst öğe|Part of|Parent feature|Parent name|Parent item",
    ),
    entry(Target::Parent, Jira::Maybe, "Parent id|Parent issue id"),
    custom(
        Target::Parent,
        "Epic Link|Epic-Verknüpfung|Epos-Verknüpfung|Lien d'epic|Lien de l'epic|Lien d'épopée|Lien épique|Enlace de epic|\
         Enlace épico|Enlace de la épica|Vínculo de Epic|Epic-koppeling|Link epico|Link do épico|Link do Epic|Łącze epiku|\
         Epický odkaz|Ссылка на эпик|エピック リンク|史诗链接|에픽 링크|Epic bağlantısı|Epic key|Epic id|Epic",
    ),
    custom(Target::Parent, "Parent Link|Übergeordnete Verknüpfung|Lien parent|Enlace principal"),
    entry(
        Target::Description,
        Jira::Maybe,
        "Description|Beschreibung|Descripción|Omschrijving|Beschrijving|Descrizione|Descrição|Beskrivning|Beskrivelse|\
         Kuvaus|Opis|Popis|Leírás|Descriere|Описание|Опис|Περιγραφή|説明|描述|说明|설명|Açıklama|Issue description|คำอธิบาย|รายละเอียด|Mô tả",
    ),
    entry(
        Target::Description,
        Jira::No,
        "Body|Notes|Card description|Feature description|Task content|Details|Notizen|Notas|Note|Notities|Text",
    ),
    custom(
        Target::Effort,
        "Story point estimate|Story points|Estimación de puntos de historia|Puntos de historia|Estimation en story points|\
         Estimation des story points|Story-Point-Schätzung|Storypoint-Schätzung|Estimativa de story points|\
         Pontos de história|Punti storia|Stima dei punti storia|Storypuntschatting|Szacowany punkt historii|\
         Оценка story point|ストーリー ポイントの見積り|ストーリー ポイント|ストーリーポイント|故事点估算|故事点|故事点数|\
         스토리 포인트",
    ),
    entry(Target::Effort, Jira::No, "Estimate|Effort|Aufwand|Estimated effort|Points|Feature effort"),
    entry(Target::Effort, Jira::No, "Size"),
    entry(Target::Commitment, Jira::No, "Commitment|Confidence level"),
    entry(Target::Health, Jira::No, "Health|RAG|RAG status|Project health"),
    entry(Target::Sensitivity, Jira::No, "Sensitivity|Confidentiality"),
    entry(Target::PublicTitle, Jira::No, "Public title|External title|Customer-facing title"),
    entry(Target::PublicText, Jira::No, "Public text|Public description|External description"),
    entry(Target::InternalNote, Jira::No, "Internal note|Internal notes"),
    entry(Target::Url, Jira::No, "HTML URL|Permalink|Issue url|Card URL|Feature url|URL|Link|Web link"),
    entry(
        Target::DependsOn,
        Jira::No,
        "Depends on|Blocked by|Is blocked by|Blocked By (Dependencies)|Dependencies|Predecessors|Predecessor|Abhängig von|\
         Vorgänger",
    ),
    entry(Target::Blocks, Jira::No, "Blocks|Blocking|Blocking (Dependencies)|Successors|Blockiert"),
    entry(
        Target::LeftOut,
        Jira::Only,
        "Assignee Id|Reporter Id|Creator Id|Project lead id|Project lead|Project type|Project description|Project url|\
         Last Viewed|Votes|Watchers|Watchers Id|Remaining Estimate|Original estimate|Time Spent|Work Ratio|\
         Σ Original Estimate|Σ Remaining Estimate|Σ Time Spent|Security Level|Environment|Attachment|Log Work|\
         Affects versions|Affects Version/s|Parent summary|Parent status|Status Category Changed|Satisfaction rating|\
         Linked Issues|Sub-tasks|Projekttyp|Projektleiter|ID des Projektleiters|Projektbeschreibung|Zuletzt angezeigt|\
         Stimmen|Umgebung|Beobachter|ID des Beobachters|Arbeit protokollieren|Ursprüngliche Schätzung|Restschätzung|\
         Benötigte Zeit|Σ Ursprüngliche Schätzung|Σ Restschätzung|Σ Benötigte Zeit|Sicherheitsstufe|Anhang|\
         ID der zugewiesenen Person|ID des Autors|Ersteller-ID|Statuskategorie geändert|Betrifft Versionen|Type de projet|\
         Chef de projet|ID de responsable de projet|Description du projet|ID de la personne assignée|ID de rapporteur|\
         ID de créateur|Dernier affichage|Environnement|Observateurs|ID des observateurs|Estimation originale|\
         Estimation restante|Temps consacré|Σ Estimation originale|Σ Estimation restante|Σ Temps consacré|\
         Niveau de sécurité|Pièce jointe|Catégorie d'état modifiée|Tipo de proyecto|Responsable del proyecto|\
         ID del responsable del proyecto|Descripción del proyecto|ID de la persona asignada|ID del informador|\
         ID del creador|Vista por Última Vez|Votos|Entorno|Interesados|ID de los interesados|Estimación original|\
         Trabajo restante estimado|Tiempo Trabajado|Relación de trabajo|Σ Estimación original|\
         Σ Trabajo restante estimado|Σ Tiempo empleado|Nivel de Seguridad|Adjunto|Categoría de estado cambiada|\
         Typ projektu|Lider projektu|Id lidera projektu|Opis projektu|ID osoby przypisanej|ID osoby zgłaszającej|\
         ID twórcy|Ostatnio wyświetlane|Głosy|Środowisko|Obserwujący|ID obserwujących|Pierwotne oszacowanie|\
         Pozostały koszt|Czas poświęcony|Stosunek pracy|Σ Pierwotne oszacowanie|Σ Pozostały koszt|Σ Czas poświęcony|\
         Poziom zabezpieczeń|Załącznik|ID do responsável|ID do relator|Estimativa original|Tempo gasto",
    ),
    entry(
        Target::LeftOut,
        Jira::Maybe,
        "Priority|Priorität|Priorité|Prioridad|Prioriteit|Priorità|Prioridade|Prioritet|Prioriteetti|Priorytet|Priorita|\
         Приоритет|優先度|优先级|優先順序|우선 순위|Öncelik|ลำดับความสำคัญ|Mức ưu tiên|Resolution|Lösung|Résolution|Resolución|Oplossing|Risoluzione|\
         Resolução|Rozwiązanie|Решение|解決状況|解决结果|Created|Created At|Created Date|Erstellt|Création|Creada|Aangemaakt|\
         Creato|Criado|Skapad|Oprettet|Opprettet|Luotu|Utworzono|Создано|Создан|作成日|创建日期|已创建|Updated|Updated At|\
         Last Modified|Changed Date|Aktualisiert|Mise à jour|Actualizada|Bijgewerkt|Aggiornato|Atualizado(a)|Atualizado|\
         Uppdaterad|Opdateret|Oppdatert|Päivitetty|Zaktualizowano|Обновлено|更新日|更新日期|已更新|Resolved|Erledigt|Résolu|\
         Resuelta|Opgelost|Resolvido|Rozwiązane|Resolved Date|Closed Date|Archived|Archived At|Started|Canceled|Triaged|\
         Reporter|Autor|Rapporteur|Informador|Melder|Relator|Osoba zgłaszająca|Автор|報告者|报告人|Creator|Created By|\
         Ersteller|Créateur|Creador|Twórca|作成者|创建者|Assignee Email|Iteration path|\
         Cycle|Cycle Number|Cycle Name|Cycle Start|Cycle End|Cycle Start Date|Cycle End Date|Module Name|Module Start Date|\
         Module Target Date|Project Milestone ID|Project ID|Initiatives|Roadmaps|SLA Status|\
         Time in status (minutes)|Related to|Duplicate of",
    ),
    custom(
        Target::LeftOut,
        "Rank|Development|Issue color|Vulnerability|Flagged|Epic Color|Epic Colour|Epic Status|Request Type|Open forms|\
         Locked forms|Submitted forms|Total forms|Actual start|Actual end|Change reason|Change risk|Change type|\
         [CHART] Date of First Response|[CHART] Time in Status|Impact|Confidence|Value|Impact score|Insights|Roadmap|\
         Idea short description|Idea archived|Delivery status|Delivery progress|Project overview key|\
         Project overview status|Focus Areas|Sentiment|Approvals|Request participants|Request language|Organizations|\
         Severity|Root cause|Workaround|Urgency|Acceptance Criteria",
    ),
    entry(Target::Comments, Jira::Maybe, COMMENT),
    Entry { target: Target::Tags, jira: Jira::Maybe, custom: true, words: SPRINT },
];

/// Columns of sprints, one for each that the row was in.
pub(super) const SPRINT: &str = "Sprint|Sprints|スプリント|Спринт|冲刺|스프린트";

/// Columns of comments.
pub(super) const COMMENT: &str = "Comment|Comments|Kommentar|Kommentare|Commentaire|Commentaires|Comentario|Comentarios|Opmerking|Reactie|Commento|\
     Comentário|Kommentti|Komentarz|Komentář|Комментарий|Комментарии|コメント|评论|注释|備註|댓글|Yorum";

/// What stands before the brackets of a field that the site made.
pub(super) const CUSTOM_FIELD: &str = "Custom field|Benutzerdefinierte Felder|Benutzerdefiniertes Feld|Champs personnalisés|Champ personnalisé|\
     Campo personalizado|Campos personalizados|Pole niestandardowe|Aangepast veld|Aangepaste velden|Campo personalizzato|\
     Campi personalizzati|Anpassat fält|Anpassade fält|Brugerdefineret felt|Tilpasset felt|Egendefinert felt|\
     Mukautettu kenttä|Vlastní pole|Egyéni mező|Câmp personalizat|Пользовательское поле|Настраиваемое поле|\
     Користувацьке поле|カスタム フィールド|自定义字段|自訂欄位|사용자 정의 필드|사용자 지정 필드|Özel alan";

/// Parts of the words for a link between issues, for its inward and for its outward side.
pub(super) const LINK: &str = "link|lien|enlace|vínculo|vinculo|łącze|связь|ссылк|verknüpf|koppeling|collegamento|länk|kobling|linkki|odkaz|\
     リンク|链接|連結|連結|링크|bağlantı";
/// See [`LINK`].
pub(super) const INWARD: &str = "inward|entrant|intern|entrada|eingehend|inkomend|inwaarts|in entrata|wewnętrzn|входящ|inåt|ingående|indgående|innad|\
     inngående|sisäänpäin|příchozí|内向き|内部|传入|内联|내부|içe";
/// See [`LINK`].
pub(super) const OUTWARD: &str = "outward|sortant|saliente|saída|extern|ausgehend|uitgaand|in uscita|zewnętrzn|исходящ|utåt|utgående|udgående|utad|\
     ulospäin|odchozí|外向き|外部|传出|外联|외부|dışa";

/// What the epic of a row is called, and the row itself where it has no other name.
pub(super) const EPIC_NAME: &str = "Epic name";
/// The same of its initiative.
pub(super) const INITIATIVE_NAME: &str = "Initiative name";

/// The same of its release.
pub(super) const RELEASE_NAME: &str = "Release name";

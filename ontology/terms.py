"""Every term that policykg writes or asks for, as closed namespaces: a misspelt name raises AttributeError.

The terms of `PK` are declared in `policy.ttl`; the other namespaces hold just those foreign terms that we use and
that rdflib does not ship. Vocabularies: ELI (EU Publications Office), Web Annotation (W3C), P-PLAN (UPM), DoCO (SPAR),
QUDT, FIBO FND (EDM Council), SDG metadata (UN).
"""

# ruff: noqa: N815 -- the names are those of the vocabularies

from __future__ import annotations

from typing import Final

from rdflib import Namespace
from rdflib.namespace import (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    QB,
    RDF,
    RDFS,
    SDO,
    SKOS,
    SOSA,
    TIME,
    XSD,
    DefinedNamespace,
)
from rdflib.term import URIRef


class PK(DefinedNamespace):
    """Terms of policykg itself; their labels and comments stand in `policy.ttl`."""

    _fail = True
    _NS = Namespace("https://w3id.org/policykg/ontology#")

    # classes
    Citation: URIRef
    Goal: URIRef
    GoalLink: URIRef
    Indicator: URIRef
    IndicatorValue: URIRef
    Organisation: URIRef
    Place: URIRef
    Plan: URIRef
    PolicyDocument: URIRef
    Project: URIRef
    Responsibility: URIRef
    Section: URIRef
    Source: URIRef
    Task: URIRef

    # documents and their places
    dateIssued: URIRef
    documentType: URIRef
    issuedBy: URIRef
    jurisdiction: URIRef
    number: URIRef
    periodEnd: URIRef
    periodStart: URIRef
    province: URIRef
    textIn: URIRef

    # sections
    parentSection: URIRef
    sectionFunction: URIRef
    sectionIndex: URIRef
    sectionLabel: URIRef
    sectionLevel: URIRef

    # where a fact stands and how it is known
    basis: URIRef
    element: URIRef
    extentEnd: URIRef
    extentStart: URIRef
    inDocument: URIRef
    inSection: URIRef
    page: URIRef
    pageBox: URIRef
    rule: URIRef
    stated: URIRef
    text: URIRef

    # citations; the last five run from document to document
    cites: URIRef
    relation: URIRef
    inTitleMarks: URIRef
    basedOn: URIRef
    implements: URIRef
    issued: URIRef
    mentions: URIRef
    toIssue: URIRef

    # goals, indicators, projects
    areaSquareMetres: URIRef
    areaText: URIRef
    attribute: URIRef
    direction: URIRef
    goal: URIRef
    growth: URIRef
    horizon: URIRef
    indicator: URIRef
    investmentText: URIRef
    investmentYuan: URIRef
    linkBasis: URIRef
    linked: URIRef
    operator: URIRef
    plainUnit: URIRef
    plainValue: URIRef
    projectKind: URIRef
    quantifiedBy: URIRef
    score: URIRef
    serves: URIRef
    valueKind: URIRef
    year: URIRef

    # tasks, organisations, responsibilities; the last four run from task to organisation
    asWritten: URIRef
    collective: URIRef
    dueDate: URIRef
    dueText: URIRef
    level: URIRef
    organisationKind: URIRef
    ownerStated: URIRef
    path: URIRef
    steps: URIRef
    task: URIRef
    directed: URIRef
    leadBy: URIRef
    responsible: URIRef
    supportedBy: URIRef

    # sources and runs
    ruleSet: URIRef
    sha256: URIRef
    sourceName: URIRef

    # concept schemes
    Attributes: URIRef
    Bases: URIRef
    Directions: URIRef
    DocumentTypes: URIRef
    GrowthKinds: URIRef
    Levels: URIRef
    LinkBases: URIRef
    OrganisationKinds: URIRef
    ProjectKinds: URIRef
    Relations: URIRef
    Roles: URIRef
    SectionFunctions: URIRef
    ValueKinds: URIRef

    # concepts: scheme prefix and code of the fact model
    attributeBinding: URIRef
    attributeExpected: URIRef
    basisInherited: URIRef
    basisIssuer: URIRef
    basisList: URIRef
    basisMark: URIRef
    basisSentence: URIRef
    directionDown: URIRef
    functionAchievement: URIRef
    functionAnnex: URIRef
    functionBackground: URIRef
    functionGoal: URIRef
    functionMeasure: URIRef
    functionPrinciple: URIRef
    functionSafeguard: URIRef
    growthAnnual: URIRef
    growthCumulative: URIRef
    kindCollective: URIRef
    kindEnterprise: URIRef
    kindGovernment: URIRef
    kindOffice: URIRef
    kindOther: URIRef
    kindParty: URIRef
    kindSchool: URIRef
    kindUniversity: URIRef
    levelCounty: URIRef
    levelMunicipal: URIRef
    levelNational: URIRef
    levelNone: URIRef
    levelProvincial: URIRef
    levelSchool: URIRef
    levelTownship: URIRef
    levelUnknown: URIRef
    linkSection: URIRef
    linkSentence: URIRef
    linkTerms: URIRef
    projectConstruction: URIRef
    projectProgramme: URIRef
    relationBasedOn: URIRef
    relationImplements: URIRef
    relationIssued: URIRef
    relationMentions: URIRef
    relationToIssue: URIRef
    roleDirected: URIRef
    roleLead: URIRef
    roleResponsible: URIRef
    roleSupport: URIRef
    typeActionPlan: URIRef
    typeMeasures: URIRef
    typeNotice: URIRef
    typeOpinions: URIRef
    typeOther: URIRef
    typePlan: URIRef
    typeReport: URIRef
    typeScheme: URIRef
    typeWorkPoints: URIRef
    typeWorkSummary: URIRef
    valueActual: URIRef
    valueBaseline: URIRef
    valueTarget: URIRef


class ELI(DefinedNamespace):
    """European Legislation Identifier, the terms used here."""

    _fail = True
    _NS = Namespace("http://data.europa.eu/eli/ontology#")

    AdministrativeArea: URIRef
    LegalResource: URIRef
    LegalResourceSubdivision: URIRef
    based_on: URIRef
    cites: URIRef
    date_document: URIRef
    id_local: URIRef
    implements: URIRef
    is_part_of: URIRef
    jurisdiction: URIRef
    passed_by: URIRef
    refers_to: URIRef
    type_document: URIRef


class OA(DefinedNamespace):
    """Web Annotation vocabulary, the terms used here."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/oa#")

    Annotation: URIRef
    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    end: URIRef
    exact: URIRef
    hasBody: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    hasTarget: URIRef
    prefix: URIRef
    start: URIRef
    suffix: URIRef


class PPLAN(DefinedNamespace):
    """P-PLAN, the terms used here."""

    _fail = True
    _NS = Namespace("http://purl.org/net/p-plan#")

    Plan: URIRef
    Step: URIRef
    isStepOfPlan: URIRef


class DOCO(DefinedNamespace):
    """Document Components Ontology, the terms used here."""

    _fail = True
    _NS = Namespace("http://purl.org/spar/doco/")

    Section: URIRef


class QUDT(DefinedNamespace):
    """Quantities, units, dimensions and types, the terms used here."""

    _fail = True
    _NS = Namespace("http://qudt.org/schema/qudt/")

    numericValue: URIRef


class FIBO(DefinedNamespace):
    """FIBO Foundations, module Objectives, the terms used here."""

    _fail = True
    _NS = Namespace("https://spec.edmcouncil.org/fibo/ontology/FND/GoalsAndObjectives/Objectives/")

    Goal: URIRef
    GoalLink: URIRef
    Objective: URIRef


class SDG(DefinedNamespace):
    """UN metadata of the Sustainable Development Goals, the terms used here."""

    _fail = True
    _NS = Namespace("http://metadata.un.org/sdg/ontology#")

    Indicator: URIRef


#: Prefix and namespace IRI of everything in the graph: for queries without PREFIX lines and for readable Turtle.
PREFIXES: Final[tuple[tuple[str, str], ...]] = (
    ("dcat", str(DCAT)),
    ("dcterms", str(DCTERMS)),
    ("doco", str(DOCO)),
    ("eli", str(ELI)),
    ("fibo", str(FIBO)),
    ("foaf", str(FOAF)),
    ("oa", str(OA)),
    ("org", str(ORG)),
    ("owl", str(OWL)),
    ("p-plan", str(PPLAN)),
    ("pk", str(PK)),
    ("prov", str(PROV)),
    ("qb", str(QB)),
    ("qudt", str(QUDT)),
    ("rdf", str(RDF)),
    ("rdfs", str(RDFS)),
    ("schema", str(SDO)),
    ("sdg", str(SDG)),
    ("skos", str(SKOS)),
    ("sosa", str(SOSA)),
    ("time", str(TIME)),
    ("xsd", str(XSD)),
)
